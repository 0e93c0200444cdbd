// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_MINIMISE_HPP
#define HANDFAST_CHOREOGRAPHY_MINIMISE_HPP

#include <cstdint>

#include <handfast/choreography/projection.hpp>

// States with the same future become one, so that a loop comes back to the type it started from; but
// states under different keys, or after different proofs, stay apart: those are part of what a state means.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

class minimiser {
public:
    constexpr explicit minimiser(machine_view const& from)
        : from_(from), class_(from.state_count), next_(from.state_count), first_(from.state_count),
          buckets_(bucket_count()), chain_(from.state_count) {}

    constexpr void run(machine_view const& to) {
        int count = 0;
        for (int before = -1; before != count;) {
            before = count;
            count = refine();
        }
        to.bad = from_.bad;
        to.bad_state = from_.state_count > 0 ? class_[from_.bad_state] : 0;
        to.state_count = count;
        for (int c = 0; c < count; ++c) {
            machine_state const& kept = from_.states[first_[c]];
            int const begin = to.transition_count;
            for (int t = kept.first; t < kept.last; ++t) {
                transition& copied = to.transitions[to.transition_count++];
                copied = from_.transitions[t];
                copied.from = c;
                copied.to = class_[copied.to];
            }
            to.states[c] = {begin, to.transition_count, kept.final, kept.keys, kept.proven};
        }
    }

private:
    [[nodiscard]] constexpr int bucket_count() const {
        int n = 1;
        while (n < 2 * from_.state_count) n *= 2;
        return n;
    }

    /// One round: states that differ in their class or in what a transition leads to go to different classes.
    constexpr int refine() {
        int const buckets = bucket_count();
        for (int b = 0; b < buckets; ++b) buckets_[b] = -1;
        int count = 0;
        for (int s = 0; s < from_.state_count; ++s) {
            int const bucket = static_cast<int>(hash(s) & static_cast<unsigned>(buckets - 1));
            int c = buckets_[bucket];
            while (c >= 0 && !alike(s, first_[c])) c = chain_[c];
            if (c < 0) {
                c = count++;
                first_[c] = s;
                chain_[c] = buckets_[bucket];
                buckets_[bucket] = c;
            }
            next_[s] = c;
        }
        for (int s = 0; s < from_.state_count; ++s) class_[s] = next_[s];
        return count;
    }

    [[nodiscard]] constexpr std::uint64_t hash(int s) const {
        auto const& state = from_.states[s];
        std::uint64_t sum = static_cast<std::uint64_t>(class_[s]);
        for (int t = state.first; t < state.last; ++t) {
            auto const& it = from_.transitions[t];
            sum = (sum ^ static_cast<std::uint64_t>(it.symbol * 1024 + class_[it.to])) * 0x9e3779b97f4a7c15U;
        }
        return sum >> 32;
    }

    [[nodiscard]] constexpr bool alike(int a, int b) const {
        auto const &x = from_.states[a], &y = from_.states[b];
        if (class_[a] != class_[b] || x.final != y.final || x.last - x.first != y.last - y.first) return false;
        for (int i = 0; i < x.last - x.first; ++i) {
            auto const &t = from_.transitions[x.first + i], &u = from_.transitions[y.first + i];
            if (t.symbol != u.symbol || t.epoch != u.epoch || t.deadline != u.deadline) return false;
            if (class_[t.to] != class_[u.to]) return false;
        }
        return x.keys == y.keys && x.proven == y.proven;
    }

    machine_view from_;
    scratch<int> class_, next_, first_, buckets_, chain_;
};

constexpr void minimise(machine_view const& from, machine_view const& to) { minimiser{from}.run(to); }

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
