// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_DETERMINISED_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_DETERMINISED_HPP

#include <bit>
#include <cstdint>

#include <handfast/choreography/detail/growing.hpp>
#include <handfast/choreography/detail/scratch.hpp>
#include <handfast/choreography/language.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// A language, whatever its size.
struct language_view {
    language_edge const* edges = nullptr;
    int edge_count = 0;
    int const* finals = nullptr;
    int final_count = 0;

    template <int Edges, int Finals>
    constexpr language_view(language<Edges, Finals> const& of)
        : edges(of.edges), edge_count(Edges), finals(of.finals), final_count(Finals) {}

    [[nodiscard]] constexpr int start() const {
        return edge_count > 0 ? edges[0].from : final_count > 0 ? finals[0] : 0;
    }
};

/// The letters of one or two languages, numbered.
class alphabet {
public:
    constexpr explicit alphabet(compared by) : by_(by) {}

    [[nodiscard]] constexpr int size() const { return letters_.size(); }
    [[nodiscard]] constexpr letter const& operator[](int i) const { return *letters_[i]; }

    constexpr int number(letter const& of) {
        for (int i = 0; i < letters_.size(); ++i)
            if (by_.same(*letters_[i], of)) return i;
        letters_.push(&of);
        return letters_.size() - 1;
    }

private:
    compared by_;
    growing<letter const*> letters_;
};

/// The subset construction, as far as somebody asks. State 0 is the start; a set of no states is none.
class determinised {
    // Before it is used: clang instantiates it where it is, and needs its body there.
    template <class F>
    constexpr void each_edge(int state, F f) const {
        for (int w = 0; w < width_; ++w)
            for (bits left = sets_[state * width_ + w]; left != 0; left &= left - 1)
                for (int e = head_[w * 64 + static_cast<int>(std::countr_zero(left))]; e >= 0; e = next_[e]) f(e);
    }

public:
    constexpr determinised(language_view const& of, alphabet& letters)
        : of_(of), named_(highest(of) + 1), count_(named_ - lowest(of)), width_((count_ + 63) / 64), head_(count_),
          next_(of.edge_count), letter_(of.edge_count), stack_(count_), final_(width_), set_(width_) {
        for (int s = 0; s < count_; ++s) head_[s] = -1;
        for (int e = of.edge_count; e-- > 0;) {
            next_[e] = head_[place(of.edges[e].from)];
            head_[place(of.edges[e].from)] = e;
        }
        for (int e = 0; e < of.edge_count; ++e)
            letter_[e] = of.edges[e].says.silent ? -1 : letters.number(of.edges[e].says);
        for (int f = 0; f < of.final_count; ++f) (void)insert(final_, place(of.finals[f]));
        close(place(of.start()));
        (void)intern();
    }

    [[nodiscard]] constexpr int states() const { return hashes_.size(); }

    [[nodiscard]] constexpr bool final(int state) const {
        bool any = false;
        for (int w = 0; w < width_; ++w) any = any || (sets_[state * width_ + w] & final_[w]) != 0;
        return any;
    }

    /// Where `letter` leads from `state`, or -1.
    [[nodiscard]] constexpr int after(int state, int letter) {
        for (int w = 0; w < width_; ++w) set_[w] = 0;
        bool any = false;
        each_edge(state, [&](int e) {
            if (letter_[e] != letter) return;
            any = true;
            close(place(of_.edges[e].to));
        });
        return any ? intern() : -1;
    }

    /// Calls `f` with the number of each letter that `state` knows; more than once with some.
    template <class F>
    constexpr void each_letter(int state, F f) const {
        each_edge(state, [&](int e) {
            if (letter_[e] >= 0) f(letter_[e]);
        });
    }

private:
    using bits = std::uint64_t;

    static constexpr int highest(language_view const& of) {
        int n = of.start();
        for (int e = 0; e < of.edge_count; ++e) {
            if (of.edges[e].from > n) n = of.edges[e].from;
            if (of.edges[e].to > n) n = of.edges[e].to;
        }
        for (int f = 0; f < of.final_count; ++f)
            if (of.finals[f] > n) n = of.finals[f];
        return n;
    }
    static constexpr int lowest(language_view const& of) {
        int n = 0;
        for (int e = 0; e < of.edge_count; ++e)
            if (of.edges[e].to < n) n = of.edges[e].to;
        return n;
    }
    /// The states without a name come after those with one.
    [[nodiscard]] constexpr int place(int state) const { return state >= 0 ? state : named_ - 1 - state; }

    static constexpr bool insert(scratch<bits> const& set, int i) {
        bits const one = bits{1} << (i % 64);
        if ((set[i / 64] & one) != 0) return false;
        set[i / 64] |= one;
        return true;
    }

    /// Adds `s`, and what is reached from it silently, to the set that is being made.
    constexpr void close(int s) {
        int depth = 0;
        if (insert(set_, s)) stack_[depth++] = s;
        while (depth > 0)
            for (int e = head_[stack_[--depth]]; e >= 0; e = next_[e])
                if (int const to = place(of_.edges[e].to); letter_[e] < 0 && insert(set_, to)) stack_[depth++] = to;
    }

    /// The state that stands for the set that was made.
    constexpr int intern() {
        bits hash = 0;
        for (int w = 0; w < width_; ++w) hash = (hash ^ set_[w]) * 0x9e3779b97f4a7c15U;
        for (int s = 0; s < hashes_.size(); ++s) {
            if (hashes_[s] != hash) continue;
            bool same = true;
            for (int w = 0; w < width_; ++w) same = same && sets_[s * width_ + w] == set_[w];
            if (same) return s;
        }
        for (int w = 0; w < width_; ++w) sets_.push(set_[w]);
        hashes_.push(hash);
        return hashes_.size() - 1;
    }

    language_view of_;
    int named_, count_, width_;
    scratch<int> head_, next_, letter_, stack_;
    scratch<bits> final_, set_;
    growing<bits> sets_, hashes_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
