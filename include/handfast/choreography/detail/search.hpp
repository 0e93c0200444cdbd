// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_SEARCH_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_SEARCH_HPP

#include <handfast/choreography/automaton.hpp>
#include <handfast/choreography/detail/scratch.hpp>
#include <handfast/choreography/sentence.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// Walks over the automaton from some places on, breadth first, along every edge that is let through; and knows the
/// shortest way to wherever it came.
class search {
public:
    constexpr search(automaton_view const& all, script_view const& text)
        : all_(all), text_(text), came_(all.states), begun_(all.states), queue_(all.states) {}

    /// From `state` on, to which the edge `by` led.
    constexpr void start_at(int state, int by = -1) {
        if (came_[state] != 0) return;
        come(state, beginning);
        begun_[state] = by;
    }

    /// `pass(arrow)` says whether an edge is let through; arrow -1 is silent.
    template <class Pass>
    constexpr void run(Pass pass) {
        for (; next_ < count_; ++next_)
            for (int e = 0; e < all_.edge_count; ++e)
                if (all_.edges[e].from == queue_[next_] && pass(all_.edges[e].arrow))
                    come(all_.edges[e].to, e + first_edge);
    }

    /// An edge that `matches` and leaves a place that was come to, on the shortest way; -1 where there is none.
    template <class Matches>
    [[nodiscard]] constexpr int find_edge(Matches matches) const {
        for (int i = 0; i < count_; ++i)
            for (int e = 0; e < all_.edge_count; ++e)
                if (all_.edges[e].arrow >= 0 && all_.edges[e].from == queue_[i] &&
                    matches(text_.arrows[all_.edges[e].arrow]))
                    return e;
        return -1;
    }

    /// The edge that was given with the beginning of the way that ends with `edge`.
    [[nodiscard]] constexpr int before_way(int edge) const {
        while (came_[all_.edges[edge].from] != beginning) edge = came_[all_.edges[edge].from] - first_edge;
        return begun_[all_.edges[edge].from];
    }

    /// "hello, challenge, proof": the way that ends with `edge`. Whether there is anything to say.
    constexpr bool say_way(sentence& words, int edge) const {
        int const before = came_[all_.edges[edge].from];
        bool const said = before != beginning && say_way(words, before - first_edge);
        int const a = all_.edges[edge].arrow;
        if (a >= 0) words << (said ? ", " : "") << text_.arrows[a].name;
        return said || a >= 0;
    }

private:
    static constexpr int beginning = 1, first_edge = 2;  ///< 0 is unseen

    constexpr void come(int state, int by) {
        if (came_[state] != 0) return;
        came_[state] = by;
        queue_[count_++] = state;
    }

    automaton_view all_;
    script_view text_;
    scratch<int> came_, begun_, queue_;
    int count_ = 0, next_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
