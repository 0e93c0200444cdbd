// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/machine.hpp>

#include <cstddef>
#include <utility>

#include "toy.hpp"

// Every (state, message) pair of the toy protocol, in both roles: what is no arrow is not callable.
namespace {

using namespace toy;

constexpr auto& of_client = chor::machine_of<login, client>;
constexpr auto& of_server = chor::machine_of<login, server>;

static_assert(of_client.state_count == 9 && of_server.state_count == 9);
static_assert(of_client.transition_count == 13 && of_server.transition_count == 13);
static_assert(of_client.anytime_count == 4);
static_assert(of_client.bad == chor::flaw::none && of_server.bad == chor::flaw::none);

// The main line, state by state.
template <class M>
constexpr int next(auto const& machine, int state, bool sends) {
    auto const step = machine.find(state, chor::id_of<M>, sends);
    return step.allowed ? step.to : -1;
}
static_assert(next<hello>(of_client, 0, true) == 1);
static_assert(next<challenge>(of_client, 1, false) == 2);
static_assert(next<proof>(of_client, 2, true) == 3);
constexpr int data = next<welcome>(of_client, 3, false);
static_assert(next<line>(of_client, data, true) == data && next<line>(of_client, data, false) == data);
constexpr int half_a = next<bye>(of_client, data, true), half_b = next<bye>(of_client, data, false);
static_assert(half_a != half_b);
static_assert(next<bye>(of_client, half_a, false) == next<bye>(of_client, half_b, true));
constexpr int over = next<bye>(of_client, half_a, false);
static_assert(of_client.over(over) && of_client.states[over].final);

// Keys change where the text says so.
static_assert(of_client.epoch(2, true) == 0 && of_client.epoch(3, true) == 1 && of_client.epoch(3, false) == 0);
static_assert(of_client.epoch(data, true) == 1 && of_client.epoch(data, false) == 1);
static_assert(of_client.epoch(half_a, true) == chor::epoch_closed && of_client.epoch(half_a, false) == 1);

// A step of the order wins over what may come at any time: the server's bye ends a handshake, but not the data phase.
static_assert(next<bye>(of_client, 1, false) == of_client.ended);
static_assert(next<bye>(of_client, data, false) == half_b);
// In a direction that is closed nothing may come at any time either.
static_assert(next<panic>(of_client, data, true) == of_client.ended);
static_assert(next<panic>(of_client, half_a, true) == -1 && next<panic>(of_client, half_a, false) == of_client.ended);
static_assert(next<bye>(of_client, half_b, false) == -1 && next<ping>(of_client, half_b, false) == -1);
static_assert(of_client.over(of_client.ended) && next<panic>(of_client, of_client.ended, true) == -1);
// And it travels under the keys of the moment.
static_assert(of_client.find(2, chor::id_of<panic>, true).epoch == 0);
static_assert(of_client.find(3, chor::id_of<panic>, true).epoch == 1);

/// The state after the client's bye, and that after the server's, as `Role` numbers them.
template <class Role>
constexpr int client_done = next<bye>(chor::machine_of<login, Role>, 4, std::is_same_v<Role, client>);
template <class Role>
constexpr int server_done = next<bye>(chor::machine_of<login, Role>, 4, !std::is_same_v<Role, client>);
static_assert(data == 4 && next<welcome>(of_server, 3, true) == 4 && client_done<client> == half_a);
static_assert(next<bye>(of_server, client_done<server>, true) == over);

/// What the text of `login` says that `Role` may send (or receive) in `state`, written down by hand for comparison.
template <class M, class Role>
constexpr bool expected(int state, bool sends) {
    constexpr bool is_client = std::is_same_v<Role, client>;
    bool const to_server = is_client == sends;
    constexpr auto is = []<class X>(std::type_identity<X>) { return std::is_same_v<M, X>; };
    bool const quiet_client = state == client_done<Role> || state == over || state == of_client.ended;
    bool const quiet_server = state == server_done<Role> || state == over || state == of_client.ended;
    if (to_server) {
        if (is(std::type_identity<hello>{})) return state == 0;
        if (is(std::type_identity<proof>{})) return state == 2;
        if (is(std::type_identity<line>{}) || is(std::type_identity<bye>{}))
            return state == data || state == server_done<Role>;
        return is(std::type_identity<panic>{}) && !quiet_client;
    }
    if (is(std::type_identity<challenge>{})) return state == 1;
    if (is(std::type_identity<welcome>{}) || is(std::type_identity<refusal>{})) return state == 3;
    if (is(std::type_identity<line>{})) return state == data || state == client_done<Role>;
    return (is(std::type_identity<ping>{}) || is(std::type_identity<panic>{}) || is(std::type_identity<bye>{})) &&
           !quiet_server;
}

template <class Role, int State>
using in = hf::session<login, Role, State, end_of<Role>>;

template <class Session, class M>
concept callable = requires(Session s, M m) { std::move(s).send(m); };

template <class Session>
concept receives = requires(Session s) { std::move(s).receive(); };

template <class Session>
concept finishes = requires(Session s) { std::move(s).finish(); };

template <class Session, class M>
concept callable_without_move = requires(Session& s, M m) { s.send(m); };

template <class Role, int State, class M>
constexpr bool pair_is_right() {
    constexpr bool send = expected<M, Role>(State, true), receive = expected<M, Role>(State, false);
    return chor::can_send<login, Role, State, M> == send && chor::can_receive<login, Role, State, M> == receive &&
           callable<in<Role, State>, M> == send && !callable_without_move<in<Role, State>, M>;
}

template <class Role, int... State>
constexpr bool states_are_right(std::integer_sequence<int, State...>) {
    constexpr auto one = []<int S>(std::integral_constant<int, S>) {
        constexpr auto& m = chor::machine_of<login, Role>;
        return pair_is_right<Role, S, hello>() && pair_is_right<Role, S, challenge>() &&
               pair_is_right<Role, S, proof>() && pair_is_right<Role, S, welcome>() &&
               pair_is_right<Role, S, refusal>() && pair_is_right<Role, S, line>() && pair_is_right<Role, S, bye>() &&
               pair_is_right<Role, S, ping>() && pair_is_right<Role, S, panic>() &&
               receives<in<Role, S>> == m.has_step(S, false) && finishes<in<Role, S>> == m.states[S].final;
    };
    return (one(std::integral_constant<int, State>{}) && ...);
}

// Nine states and the end, nine messages, two directions, two roles.
static_assert(states_are_right<client>(std::make_integer_sequence<int, of_client.state_count + 1>{}));
static_assert(states_are_right<server>(std::make_integer_sequence<int, of_server.state_count + 1>{}));

}  // namespace
