// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_HALVES_HPP
#define HANDFAST_CHOREOGRAPHY_HALVES_HPP

#include <handfast/choreography/machine.hpp>

// Which states can be split in what is sent and what is received from there on, and what two halves make together.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// Whether sending `a` and receiving `b`, which are both possible in one state, can be done in either order to the same
/// effect.
template <class Machine>
constexpr bool commute(Machine const& m, transition const& a, transition const& b) {
    auto const b_after_a = m.find(a.to, b.message, b.sends), a_after_b = m.find(b.to, a.message, a.sends);
    return b_after_a.allowed && a_after_b.allowed && b_after_a.to == a_after_b.to && b_after_a.epoch == b.epoch &&
           a_after_b.epoch == a.epoch;
}

template <class Machine>
constexpr bool independent_in(Machine const& m, int s) {
    for (int i = m.states[s].first; i < m.states[s].last; ++i) {
        if (m.transitions[i].local) return false;
        for (int j = m.states[s].first; j < m.states[s].last; ++j)
            if (m.transitions[i].sends && !m.transitions[j].sends && !commute(m, m.transitions[i], m.transitions[j]))
                return false;
    }
    return true;
}

template <class Machine>
constexpr bool splits(Machine const& m, int state) {
    if (state == m.ended || !m.has_step(state, true) || !m.has_step(state, false)) return false;
    bool seen[Machine::state_count + 1]{};
    int stack[Machine::state_count + 1]{};
    int depth = 0;
    seen[state] = true;
    stack[depth++] = state;
    while (depth > 0) {
        int const s = stack[--depth];
        if (!independent_in(m, s)) return false;
        for (int t = m.states[s].first; t < m.states[s].last; ++t) {
            int const to = m.transitions[t].to;
            if (seen[to]) continue;
            seen[to] = true;
            stack[depth++] = to;
        }
    }
    return true;
}

/// Where a role is that split in `whole`, sent its way to `sending` and received its way to `receiving`.
template <class Machine>
constexpr int joined(Machine const& m, int whole, int sending, int receiving) {
    if (sending == m.ended || receiving == m.ended) return m.ended;
    int together[Machine::state_count + 1]{};  // by the state of the sending half; 1 more than the joint state
    int stack[Machine::state_count + 1]{};
    int depth = 0;
    together[whole] = receiving + 1;
    stack[depth++] = whole;
    while (depth > 0) {
        int const s = stack[--depth];
        for (int k = m.states[s].first; k < m.states[s].last; ++k) {
            auto const& t = m.transitions[k];
            if (!t.sends || together[t.to] != 0) continue;
            together[t.to] = m.find(together[s] - 1, t.message, true).to + 1;
            stack[depth++] = t.to;
        }
    }
    return together[sending] - 1;
}

}  // namespace detail

/// Whether all that `Role` may still do from `State` on falls into what it sends and what it receives, and neither
/// waits for the other, as in the established phase of a full-duplex stream.
template <class Protocol, class Role, int State>
inline constexpr bool can_split = detail::splits(machine_of<Protocol, Role>, State);

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
