// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_DELIVERIES_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_DELIVERIES_HPP

#include <handfast/choreography/detail/by_state.hpp>
#include <handfast/choreography/script.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// A message that may arrive and where it leads: the same in however many states. What is compiled for a handler is
/// compiled once for each of these, not once a state.
struct delivery {
    int arrow = 0, to = 0;
    int state = 0;  ///< the first in which it may arrive
    /// Whether it may come wherever anything may, ends the session, is the only one of its message, and no kind of the
    /// same carrier stands after it: it is looked for after all others, in every state, and needs no entry in a table.
    bool always = false;
};

template <int Capacity>
struct deliveries {
    delivery all[Capacity > 0 ? Capacity : 1]{};
    int count = 0;
};

/// Given those among the deliveries of later arrows that come always.
template <class Protocol, class Role>
constexpr bool comes_always(auto const& found, int number) {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto& arrows = script_of<Protocol>.arrows;
    auto const& arrow = arrows[found.all[number].arrow];
    if (!arrow.anytime || found.all[number].to != m.ended) return false;
    for (int i = 0; i < found.count; ++i) {
        auto const& other = arrows[found.all[i].arrow];
        if (i != number && other.symbol == arrow.symbol) return false;
        // Where both hold of a message, the first in reading order is meant.
        if (other.carrier == arrow.carrier && other.anytime && !found.all[i].always &&
            found.all[i].arrow > found.all[number].arrow)
            return false;
    }
    for (int s = 0; s < m.state_count; ++s)
        if (m.may_receive(s) && !m.find(s, arrow.message, false).allowed) return false;
    return true;
}

template <class Protocol, class Role>
inline constexpr auto deliveries_of = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto& arrows = script_of<Protocol>.arrows;
    deliveries<m.transition_count + m.anytime_count*(m.state_count + 1)> found{};
    for (int s = 0; s < m.state_count; ++s)
        m.each_arrival(s, [&](next_step const& step) {
            for (int i = 0; i < found.count; ++i)
                if (found.all[i].to == step.to && arrows[found.all[i].arrow].symbol == arrows[step.arrow].symbol)
                    return;
            found.all[found.count++] = {step.arrow, step.to, s};
        });
    for (int a = script_of<Protocol>.view().arrow_count; a-- > 0;)
        for (int i = 0; i < found.count; ++i)
            if (found.all[i].arrow == a) found.all[i].always = comes_always<Protocol, Role>(found, i);
    return found;
}();

/// The numbers of those that come always, in reading order.
template <class Protocol, class Role>
inline constexpr auto always_of = [] {
    constexpr auto& known = deliveries_of<Protocol, Role>;
    struct {
        int of[known.count > 0 ? known.count : 1]{};
        int count = 0;
    } found;
    for (int a = 0; a < script_of<Protocol>.view().arrow_count; ++a)
        for (int i = 0; i < known.count; ++i)
            if (known.all[i].always && known.all[i].arrow == a) found.of[found.count++] = i;
    return found;
}();

/// Calls `f` with the step of each message that may arrive in `state`, but for what comes always.
template <class Protocol, class Role, class F>
constexpr void each_tabled(int state, F f) {
    constexpr auto& known = deliveries_of<Protocol, Role>;
    machine_of<Protocol, Role>.each_arrival(state, [&](next_step const& step) {
        for (int i = 0; i < known.count; ++i)
            if (known.all[i].always && known.all[i].arrow == step.arrow) return;
        f(step);
    });
}

/// How a handler takes a delivery.
enum class way : unsigned char { none, alone, with_session };

/// What is called for what may arrive, by state, but for what comes always: the number of a delivery, and where that
/// leads.
template <class Protocol, class Role, int Total>
struct call_table {
    static constexpr auto& m = machine_of<Protocol, Role>;
    struct call {
        small<deliveries_of<Protocol, Role>.count> delivery;
        small<m.state_count> to;
    };
    call all[Total > 0 ? Total : 1]{};
    small<Total> first[m.state_count + 1]{};  ///< those of state `s` are from first[s] up to first[s + 1]
};

/// The calls for a handler that takes delivery `i` by `ways[i]`. What it takes alone is one call, wherever it leads.
template <class Protocol, class Role>
constexpr auto calls_for(way const* ways) {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto& arrows = script_of<Protocol>.arrows;
    constexpr auto& known = deliveries_of<Protocol, Role>;
    constexpr int total = [] {
        int sum = 0;
        for (int s = 0; s < m.state_count; ++s) each_tabled<Protocol, Role>(s, [&](next_step const&) { ++sum; });
        return sum;
    }();
    auto const number_of = [&](next_step const& step) {
        auto const first = [&](auto fits) {
            int i = 0;
            while (arrows[known.all[i].arrow].symbol != arrows[step.arrow].symbol || !fits(i)) ++i;
            return i;
        };
        int const exact = first([&](int i) { return known.all[i].to == step.to; });
        if (ways[exact] == way::with_session) return exact;
        return first([&](int i) { return ways[i] != way::with_session; });
    };
    call_table<Protocol, Role, total> table{};
    int n = 0;
    for (int s = 0; s < m.state_count; ++s) {
        table.first[s] = static_cast<small<total>>(n);
        each_tabled<Protocol, Role>(s, [&](next_step const& step) {
            table.all[n++] = {static_cast<small<known.count>>(number_of(step)),
                              static_cast<small<m.state_count>>(step.to)};
        });
    }
    table.first[m.state_count] = static_cast<small<total>>(n);
    return table;
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
