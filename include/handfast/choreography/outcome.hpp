// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_OUTCOME_HPP
#define HANDFAST_CHOREOGRAPHY_OUTCOME_HPP

#include <cstddef>
#include <utility>
#include <variant>

#include <handfast/choreography/machine.hpp>
#include <handfast/choreography/misuse.hpp>

// What `std::move(session).receive()` gives: a variant of what may come in that state, each with the session that goes
// on from there. None of these sessions may be forgotten, not even that of a `failed`.
namespace handfast::inline HANDFAST_ABI::choreography {

template <class Protocol, class Role, int State, class IO>
class HANDFAST_SESSION_TAG session;

/// No whole message has come yet: carry on with `again`.
template <class Session>
struct pending {
    Session again;
};
/// The peer sent what it may not send here. It is still unread. `here` can send what may be sent at any time.
template <class Session>
struct refused {
    Session here;
};
/// The transport could not give a message: malformed, forged, or the end of input; it knows which.
template <class Session>
struct failed {
    Session here;
};
/// A message, and the session after it.
template <class M, class Next>
struct received {
    M message;
    Next next;
};

/// Abandons the session in whatever `receive()` gave.
template <class... Alternatives>
constexpr void abandon(std::variant<Alternatives...>&& outcome) {
    std::visit(
        []<class Held>(Held&& held) {
            if constexpr (requires { held.again; }) (void)std::move(held.again).abandon();
            else if constexpr (requires { held.here; }) (void)std::move(held.here).abandon();
            else (void)std::move(held.next).abandon();
        },
        std::move(outcome));
}

namespace detail {

/// What may arrive in `State`, steps of the order first.
template <int Capacity>
struct arrivals {
    next_step moves[Capacity]{};
    int count = 0;
};

template <class Protocol, class Role, int State>
inline constexpr auto arrivals_in = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    arrivals<m.transition_count + m.anytime_count + 1> all{};
    for (int k = m.states[State].first; k < m.states[State].last; ++k)
        if (!m.transitions[k].sends) all.moves[all.count++] = m.find(State, m.transitions[k].message, false);
    for (int k = 0; k < m.anytime_count; ++k) {
        if (m.anytime[k].sends || !m.applies(State, m.anytime[k])) continue;
        all.moves[all.count++] = m.find(State, m.anytime[k].message, false);
    }
    return all;
}();

template <class Protocol, class Role, int State, class IO, class Indices>
struct outcome_of;
template <class Protocol, class Role, int State, class IO, std::size_t... I>
struct outcome_of<Protocol, Role, State, IO, std::index_sequence<I...>> {
    using here = session<Protocol, Role, State, IO>;
    using type = std::variant<pending<here>, refused<here>, failed<here>,
                              received<message_at<Protocol, arrivals_in<Protocol, Role, State>.moves[I].arrow>,
                                       session<Protocol, Role, arrivals_in<Protocol, Role, State>.moves[I].to, IO>>...>;
};

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
