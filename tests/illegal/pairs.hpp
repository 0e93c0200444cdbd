// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_ILLEGAL_PAIRS_HPP
#define HANDFAST_TESTS_ILLEGAL_PAIRS_HPP

#include <utility>

#include <handfast/choreography/roles.hpp>
#include <handfast/choreography/session.hpp>

#include "choreography/callable.hpp"
#include "choreography/nowhere.hpp"

// Every (state, message) pair of a protocol, made from its own tables: what is no arrow of the state is not callable.
namespace tests {

namespace chor = handfast::choreography;

struct pair_count {
    int legal = 0, illegal = 0, wrong = 0;
};

/// Evidence is shown and not sent; a message is sent, whatever showing it would mean.
template <class Session, class M, bool Evidence>
concept does = (Evidence && showable<Session, M> && !sendable<Session, M>) || (!Evidence && sendable<Session, M>);

/// The transport of no role.
template <class>
using to_nowhere = nowhere;

/// Compares what compiles with the arrows that leave the state in the table: all messages of the protocol (those that
/// others send, too), and all evidence, in one state.
template <class Protocol, class Role, class IO, int State, int... Arrow>
constexpr void count_pairs(pair_count& sum, std::integer_sequence<int, Arrow...>) {
    constexpr auto& m = chor::machine_of<Protocol, Role>;
    constexpr auto& arrows = chor::script_of<Protocol>.arrows;
    using session = chor::session<Protocol, Role, State, IO>;
    constexpr bool callable[]{does<session, chor::message_at<Protocol, Arrow>, arrows[Arrow].local>...};
    for (int a : {Arrow...}) {
        if (arrows[a].symbol != a) continue;
        bool leaves = false;
        for (int t = m.states[State].first; t < m.states[State].last; ++t)
            leaves = leaves || (m.transitions[t].sends && m.transitions[t].message == arrows[a].message);
        for (int k = 0; k < m.anytime_count; ++k)
            leaves = leaves || (m.anytime[k].sends && m.anytime[k].message == arrows[a].message &&
                                m.open_for(State, m.anytime[k]));
        (leaves ? sum.legal : sum.illegal) += 1;
        sum.wrong += callable[a] != leaves;
    }
}

/// All states of all roles, over the transport that `EndOf` names for a role: which it is does not matter, unless the
/// same sessions are compiled anyway.
template <class Protocol, template <class Role> class EndOf = to_nowhere>
constexpr pair_count every_pair() {
    pair_count sum;
    using all_arrows = std::make_integer_sequence<int, chor::script_of<Protocol>.view().arrow_count>;
    [&]<int... R>(std::integer_sequence<int, R...>) {
        auto const role = [&]<int I>(std::integral_constant<int, I>) {
            using Role = chor::role_at<Protocol, I>;
            [&]<int... S>(std::integer_sequence<int, S...>) {
                (count_pairs<Protocol, Role, EndOf<Role>, S>(sum, all_arrows{}), ...);
            }(std::make_integer_sequence<int, chor::machine_of<Protocol, Role>.state_count + 1>{});
        };
        (role(std::integral_constant<int, R>{}), ...);
    }(std::make_integer_sequence<int, chor::role_count<Protocol>>{});
    return sum;
}

}  // namespace tests

#endif
