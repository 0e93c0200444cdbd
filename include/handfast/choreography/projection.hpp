// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_PROJECTION_HPP
#define HANDFAST_CHOREOGRAPHY_PROJECTION_HPP

#include <bit>
#include <cstdint>
#include <utility>

#include <handfast/choreography/detail/machine_checks.hpp>
#include <handfast/choreography/machine_tables.hpp>

// One role's view of the automaton, by the subset construction: what it neither sends nor receives
// it cannot see. The questions that a role could not answer are found on the way.
namespace handfast::inline HANDFAST_ABI::choreography {

/// The view of one who takes no part and sees every message: the role that a monitor has. Each of its transitions
/// counts as sent.
struct everyone {};

namespace detail {

/// Whether two arrows stand on different sides of one `both_ways`.
constexpr bool independent(script_view const& text, int a, int b) {
    int const u = text.arrows[a].word, v = text.arrows[b].word;
    for (int i = 0; i < text.word_count; ++i) {
        if (text.words[i].kind != word_kind::both_ways) continue;
        int const second = text.words[i + 1].end, last = text.words[i].end;
        auto const in_a = [&](int w) { return w > i && w < second; };
        auto const in_b = [&](int w) { return w >= second && w < last; };
        if ((in_a(u) && in_b(v)) || (in_a(v) && in_b(u))) return true;
    }
    return false;
}

class projector {
public:
    constexpr projector(automaton_view const& all, script_view const& text, type_id role, machine_view const& to)
        : all_(all), text_(text), role_(role), watches_(role == id_of<everyone>), to_(to),
          width_((all.states + 63) / 64), head_(all.states), next_(all.edge_count), stack_(all.states),
          sets_(to.state_capacity * width_), hashes_(to.state_capacity), targets_((text.arrow_count + 1) * width_),
          telling_(width_), anytime_(text.arrow_count) {
        for (int a = 0; a < text.arrow_count; ++a)
            if (text.arrows[a].anytime && text.arrows[a].to == role) anytime_[anytime_count_++] = a;
        for (int s = 0; s < all.states; ++s) head_[s] = -1;
        for (int e = all.edge_count; e-- > 0;) {
            next_[e] = head_[all.edges[e].from];
            head_[all.edges[e].from] = e;
        }
        find_telling();
    }

    constexpr void run() {
        if (too_many_proofs()) return to_.spoil(flaw::too_many, 0);
        close(target(0), 0);
        (void)intern(target(0), 0);
        for (int s = 0; s < to_.state_count && to_.bad != flaw::too_many; ++s) expand(s);
        if (to_.bad == flaw::none) check_ends(to_);
        if (to_.bad == flaw::none && !watches_) check_authentication(to_, text_);
    }

private:
    using bits = std::uint64_t;

    constexpr bits* set(int s) const { return sets_.data() + s * width_; }
    constexpr bits* target(int i) const { return targets_.data() + i * width_; }
    static constexpr bool has(bits const* set, int i) { return (set[i / 64] >> (i % 64) & 1) != 0; }
    static constexpr bool insert(bits* set, int i) {
        if (has(set, i)) return false;
        set[i / 64] |= bits{1} << (i % 64);
        return true;
    }
    constexpr bool mine(int arrow) const {
        if (arrow < 0) return false;
        auto const& it = text_.arrows[arrow];
        return watches_ ? !it.local : it.from == role_ || it.to == role_;
    }

    template <class F>
    constexpr void each(bits const* set, F f) const {
        for (int w = 0; w < width_; ++w)
            for (bits left = set[w]; left != 0; left &= left - 1) f(w * 64 + std::countr_zero(left));
    }

    /// Adds `s` and what is reached from it without this role seeing anything.
    constexpr void close(bits* set, int s) const {
        int depth = 0;
        if (insert(set, s)) stack_[depth++] = s;
        while (depth > 0) {
            int const u = stack_[--depth];
            for (int e = head_[u]; e >= 0; e = next_[e])
                if (!mine(all_.edges[e].arrow) && insert(set, all_.edges[e].to)) stack_[depth++] = all_.edges[e].to;
        }
    }

    /// The places where something can happen, or where it matters that paths meet under different keys. Sets that
    /// differ in others alone are the same state.
    constexpr void find_telling() const {
        for (int s = 0; s < all_.states; ++s)
            if (all_.final[s]) insert(telling_.data(), s);
        for (int e = 0; e < all_.edge_count; ++e) {
            bool tells = all_.edges[e].arrow >= 0;
            for (int d = 0; d < text_.direction_count; ++d)
                tells = tells || all_.labels[all_.edges[e].to].of[d] == epoch_unclear;
            if (tells) insert(telling_.data(), all_.edges[e].from);
        }
    }

    /// The state that stands for `set` once `proven` has been: an old one, or a new one at the end.
    constexpr int intern(bits const* found, unsigned proven) {
        auto const part = [&](int w) { return found[w] & telling_[w]; };  // the places where something can happen
        bits hash = proven;
        for (int w = 0; w < width_; ++w) hash = (hash ^ part(w)) * 0x9e3779b97f4a7c15U;
        for (int s = 0; s < to_.state_count; ++s) {
            if (hashes_[s] != hash) continue;
            bool same = to_.states[s].proven == proven;
            for (int w = 0; w < width_; ++w) same = same && set(s)[w] == part(w);
            if (same) return s;
        }
        if (to_.state_count == to_.state_capacity) {
            to_.bad = flaw::too_many;
            return 0;
        }
        int const s = to_.state_count++;
        hashes_[s] = hash;
        to_.states[s].proven = proven;
        for (int w = 0; w < width_; ++w) set(s)[w] = part(w);
        return s;
    }

    constexpr void expand(int s) {
        int const first = to_.transition_count;
        each(set(s), [&](int u) {
            for (int e = head_[u]; e >= 0; e = next_[e])
                if (mine(all_.edges[e].arrow)) enter(s, first, u, all_.edges[e]);
        });
        if (to_.bad == flaw::too_many) return;
        auto const proven = to_.states[s].proven;
        for (int t = first; t < to_.transition_count; ++t)
            to_.transitions[t].to = intern(target(t - first), proven | proof_bit(text_, to_.transitions[t].arrow));
        sort(first, to_.transition_count);
        to_.states[s] = {first, to_.transition_count, ends_in(s), keys(s), proven};
        if (!watches_) check(s);
    }

    /// Merges one edge into the transitions of `s`.
    constexpr void enter(int s, int first, int u, automaton_edge const& e) {
        arrow const& it = text_.arrows[e.arrow];
        int const epoch = it.local ? 0 : all_.labels[u].of[it.direction];
        int t = first;
        while (t < to_.transition_count && to_.transitions[t].symbol != it.symbol) ++t;
        if (t == to_.transition_count) {
            if (t == to_.transition_capacity) {
                to_.bad = flaw::too_many;
                return;
            }
            ++to_.transition_count;
            to_.transitions[t] = {
                s,          0,           e.arrow, it.symbol, epoch, it.direction, it.from == role_ || watches_,
                it.message, it.deadline, it.local};
            for (int w = 0; w < width_; ++w) target(t - first)[w] = 0;
        }
        if (to_.transitions[t].epoch != epoch) to_.spoil(flaw::key_unclear, s);
        // Where one of two arrows has more time than the other, so has the message that may be either.
        auto& deadline = to_.transitions[t].deadline;
        deadline = deadline == 0 || it.deadline == 0 ? 0 : deadline < it.deadline ? it.deadline : deadline;
        close(target(t - first), e.to);
    }

    /// Reading order: two states are compared transition by transition.
    constexpr void sort(int first, int last) const {
        for (int i = first + 1; i < last; ++i)
            for (int j = i; j > first && to_.transitions[j].symbol < to_.transitions[j - 1].symbol; --j) {
                transition const held = to_.transitions[j];
                to_.transitions[j] = to_.transitions[j - 1];
                to_.transitions[j - 1] = held;
            }
    }

    constexpr bool too_many_proofs() const {
        int proofs = 0;
        for (int a = 0; a < text_.arrow_count; ++a)
            proofs += text_.arrows[a].symbol == a && (text_.arrows[a].local || text_.arrows[a].authenticates);
        return proofs > 32;
    }

    constexpr bool ends_in(int s) const {
        bool found = false;
        each(set(s), [&](int u) { found = found || all_.final[u]; });
        return found;
    }

    /// The keys of the role's directions: those of the places where something can happen. A place that only
    /// leads on silently counts where the paths meet under different keys.
    constexpr epochs keys(int s) const {
        epochs known{};
        for (int d = 0; d < text_.direction_count; ++d) {
            if (!watches_ && text_.directions[d].from != role_ && text_.directions[d].to != role_) continue;
            bool found = false;
            signed char epoch = epoch_unclear;
            each(set(s), [&](int u) {
                auto const here = all_.labels[u].of[d];
                if (here == epoch_unclear || !counts(u, d)) return;
                epoch = found && epoch != here ? static_cast<signed char>(epoch_unclear) : here;
                found = true;
            });
            known.of[d] = epoch;
        }
        return known;
    }
    constexpr bool counts(int u, int d) const {
        bool matters = all_.final[u];
        for (int e = head_[u]; e >= 0; e = next_[e]) {
            auto const after = all_.labels[all_.edges[e].to].of[d];
            if (all_.edges[e].arrow >= 0) {
                matters = matters || mine(all_.edges[e].arrow);
            } else if (after == epoch_unclear) {
                matters = true;
            } else if (after != all_.labels[u].of[d]) {
                return false;  // a `key` or `closed` takes effect here, before anything else can happen
            }
        }
        return matters;
    }

    constexpr void check(int s) const {
        auto const& state = to_.states[s];
        bool sends_and_receives = false;
        for (int i = state.first; i < state.last; ++i) {
            auto const& a = to_.transitions[i];
            if (state.final && !a.sends) to_.spoil(flaw::may_end_silently, s);
            for (int j = i + 1; j < state.last; ++j) {
                auto const& b = to_.transitions[j];
                if (a.sends == b.sends && a.message == b.message) to_.spoil(flaw::two_receivers, s);
                if (!a.sends && !b.sends && shadowed(a.arrow, b.arrow)) to_.spoil(flaw::ambiguous, s);
                // A role asks its transport for the next message under one key, whoever it is from.
                if (!a.sends && !b.sends && a.epoch != b.epoch) to_.spoil(flaw::key_unclear, s);
                sends_and_receives = sends_and_receives || a.sends != b.sends;
            }
            for (int k = 0; k < anytime_count_; ++k)
                if (!a.sends && shadowed(a.arrow, anytime_[k])) to_.spoil(flaw::ambiguous, s);
        }
        for (int k = 0; k < anytime_count_ && s == 0; ++k)
            for (int l = 0; l < k; ++l)
                if (shadowed(anytime_[k], anytime_[l])) to_.spoil(flaw::ambiguous, s);
        if (sends_and_receives && mixed(s)) to_.spoil(flaw::mixed_choice, s);
        check_sight(s);
    }

    /// Whether one of two arrows takes every message of their carrier, and so what the other is for.
    constexpr bool shadowed(int a, int b) const {
        auto const &x = text_.arrows[a], &y = text_.arrows[b];
        return x.carrier == y.carrier && x.message != y.message && (x.message == x.carrier || y.message == y.carrier);
    }

    /// Whether some arrow sent and some arrow received in `s` do not belong to different sides of one `both_ways`.
    /// Asked of the arrows themselves: a transition stands for all those with its symbol.
    constexpr bool mixed(int s) const {
        scratch<int> arrows(text_.arrow_count);
        scratch<bool> seen(text_.arrow_count);
        int count = 0;
        each(set(s), [&](int u) {
            for (int e = head_[u]; e >= 0; e = next_[e])
                if (int const a = all_.edges[e].arrow; mine(a) && !std::exchange(seen[a], true)) arrows[count++] = a;
        });
        for (int i = 0; i < count; ++i)
            for (int j = i + 1; j < count; ++j)
                if ((text_.arrows[arrows[i]].from == role_) != (text_.arrows[arrows[j]].from == role_) &&
                    !independent(text_, arrows[i], arrows[j]))
                    return true;
        return false;
    }

    /// What this role may send must not depend on a message between others.
    constexpr void check_sight(int s) const {
        auto const& state = to_.states[s];
        each(set(s), [&](int u) {
            for (int e = head_[u]; e >= 0; e = next_[e]) {
                if (all_.edges[e].arrow < 0 || mine(all_.edges[e].arrow)) continue;
                // From every place where it may pass: that this role has not chosen yet is no news for it.
                scratch<bits> seen(width_);
                int const hidden = text_.arrows[all_.edges[e].arrow].symbol;
                each(set(s), [&](int v) {
                    for (int f = head_[v]; f >= 0; f = next_[f])
                        if (all_.edges[f].arrow >= 0 && text_.arrows[all_.edges[f].arrow].symbol == hidden)
                            close(seen.data(), all_.edges[f].to);
                });
                for (int t = state.first; t < state.last; ++t)
                    if (to_.transitions[t].sends && !enabled(seen.data(), to_.transitions[t].symbol))
                        to_.spoil(flaw::blind_choice, s);
            }
        });
    }
    constexpr bool enabled(bits const* seen, int wanted) const {
        bool found = false;
        each(seen, [&](int u) {
            for (int e = head_[u]; e >= 0; e = next_[e])
                found = found || (all_.edges[e].arrow >= 0 && text_.arrows[all_.edges[e].arrow].symbol == wanted);
        });
        return found;
    }

    automaton_view all_;
    script_view text_;
    type_id role_;
    bool watches_;
    machine_view to_;
    int width_;
    scratch<int> head_, next_, stack_;
    scratch<bits> sets_, hashes_, targets_, telling_;
    scratch<int> anytime_;  ///< what may come to this role at any time
    int anytime_count_ = 0;
};

constexpr void project(automaton_view const& all, script_view const& text, type_id role, machine_view const& to) {
    projector{all, text, role, to}.run();
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
