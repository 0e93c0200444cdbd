// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_COMPATIBLE_HPP
#define HANDFAST_CHOREOGRAPHY_COMPATIBLE_HPP

#include <handfast/choreography/check.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// The transition of `state` in `m` that is the other end of `t`; -1 where there is none. Messages and keys count,
/// by their types: the two machines may come from different descriptions.
template <class Machine>
constexpr int other_end(Machine const& m, script_view const& text, int state, script_view const& its,
                        transition const& t) {
    for (int k = m.states[state].first; k < m.states[state].last; ++k) {
        auto const& here = m.transitions[k];
        if (here.message == t.message && here.sends != t.sends && text.epochs[here.epoch] == its.epochs[t.epoch])
            return k;
    }
    return -1;
}

/// Whether whatever one side may send in a joint state, the other may receive there, and neither is left waiting.
template <class A, class B>
constexpr bool run_together(A const& a, script_view const& text_a, B const& b, script_view const& text_b) {
    scratch<bool> seen(A::state_count * B::state_count);
    scratch<int> stack(A::state_count * B::state_count);
    int depth = 0;
    seen[0] = true;
    stack[depth++] = 0;
    while (depth > 0) {
        int const pair = stack[--depth], s = pair / B::state_count, t = pair % B::state_count;
        bool moves = a.states[s].final && b.states[t].final;
        for (int k = b.states[t].first; k < b.states[t].last; ++k)
            if (b.transitions[k].sends && other_end(a, text_a, s, text_b, b.transitions[k]) < 0) return false;
        for (int k = a.states[s].first; k < a.states[s].last; ++k) {
            int const match = other_end(b, text_b, t, text_a, a.transitions[k]);
            if (match < 0 && a.transitions[k].sends) return false;
            if (match < 0) continue;
            moves = true;
            int const next = a.transitions[k].to * B::state_count + b.transitions[match].to;
            if (seen[next]) continue;
            seen[next] = true;
            stack[depth++] = next;
        }
        if (!moves) return false;
    }
    return true;
}

/// Whether what `a` may send at any time, `b` takes at any time, with the same effect.
template <class A, class B>
constexpr bool anytime_taken(A const& a, B const& b) {
    for (int i = 0; i < A::anytime_count; ++i) {
        if (!a.anytime[i].sends) continue;
        bool taken = false;
        for (int j = 0; j < B::anytime_count; ++j)
            taken = taken || (!b.anytime[j].sends && b.anytime[j].message == a.anytime[i].message &&
                              (a.anytime[i].to >= 0) == (b.anytime[j].to >= 0));
        if (!taken) return false;
    }
    return true;
}

}  // namespace detail

/// Whether `RoleA` of one protocol can talk to `RoleB` of another, perhaps written separately: whatever one may send,
/// the other may receive, under the same keys, and neither can be left waiting for ever. For two roles that talk to
/// nobody else; whoever sends is heard before the next step (no message is under way for long).
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB>
inline constexpr bool compatible = [] {
    constexpr auto& a = machine_of<ProtocolA, RoleA>;
    constexpr auto& b = machine_of<ProtocolB, RoleB>;
    return a.bad == flaw::none && b.bad == flaw::none &&
           detail::run_together(a, script_of<ProtocolA>.view(), b, script_of<ProtocolB>.view()) &&
           detail::anytime_taken(a, b) && detail::anytime_taken(b, a);
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
