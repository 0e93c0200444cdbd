// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_ILLEGAL_PAIRS_HPP
#define HANDFAST_TESTS_ILLEGAL_PAIRS_HPP

#include <utility>

#include <handfast/choreography/roles.hpp>
#include <handfast/choreography/session.hpp>

#include "choreography/nowhere.hpp"

// Every (state, message) pair of a protocol, made from its own tables: what is no arrow of the state is not callable.
namespace tests {

namespace chor = handfast::choreography;

template <class Session, class M>
concept sendable = requires(Session s, M const& m) { std::move(s).send(m); };
template <class Session, class E>
concept showable = requires(Session s, E e) { std::move(s).show(std::move(e)); };

struct pair_count {
    int legal = 0, illegal = 0, wrong = 0;
};

/// Compares what compiles with the arrows that leave the state in the table: all messages of the protocol (those that
/// others send, too), and all evidence, in one state.
template <class Protocol, class Role, int State, int... Arrow>
constexpr void count_pairs(pair_count& sum, std::integer_sequence<int, Arrow...>) {
    constexpr auto& m = chor::machine_of<Protocol, Role>;
    constexpr auto& arrows = chor::script_of<Protocol>.arrows;
    using session = chor::session<Protocol, Role, State, nowhere>;
    auto const one = [&]<int A>(std::integral_constant<int, A>) {
        if (arrows[A].symbol != A) return;
        using M = chor::message_at<Protocol, A>;
        bool leaves = false;
        for (int t = m.states[State].first; t < m.states[State].last; ++t)
            leaves = leaves || (m.transitions[t].sends && m.transitions[t].message == arrows[A].message);
        for (int k = 0; k < m.anytime_count; ++k)
            leaves = leaves || (m.anytime[k].sends && m.anytime[k].message == arrows[A].message &&
                                m.open_for(State, m.anytime[k]));
        bool callable = false;
        if constexpr (arrows[A].local) callable = showable<session, M> && !sendable<session, M>;
        else callable = sendable<session, M>;
        (leaves ? sum.legal : sum.illegal) += 1;
        sum.wrong += callable != leaves;
    };
    (one(std::integral_constant<int, Arrow>{}), ...);
}

template <class Protocol>
constexpr pair_count every_pair() {
    pair_count sum;
    using all_arrows = std::make_integer_sequence<int, chor::script_of<Protocol>.view().arrow_count>;
    [&]<int... R>(std::integer_sequence<int, R...>) {
        auto const role = [&]<int I>(std::integral_constant<int, I>) {
            using Role = chor::role_at<Protocol, I>;
            [&]<int... S>(std::integer_sequence<int, S...>) {
                (count_pairs<Protocol, Role, S>(sum, all_arrows{}), ...);
            }(std::make_integer_sequence<int, chor::machine_of<Protocol, Role>.state_count + 1>{});
        };
        (role(std::integral_constant<int, R>{}), ...);
    }(std::make_integer_sequence<int, chor::role_count<Protocol>>{});
    return sum;
}

}  // namespace tests

#endif
