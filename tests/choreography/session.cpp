// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <utility>

#include <handfast/core/match.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

template <int State>
using as_client = hf::session<login, client, State, end_of<client>>;
template <int State>
using as_server = hf::session<login, server, State, end_of<server>>;

// A session is its transport's handle and nothing else.
#if !defined(HANDFAST_CHECK_SESSIONS) && !defined(HANDFAST_LINT_SESSIONS)
static_assert(sizeof(as_client<0>) == sizeof(end_of<client>));
static_assert(std::is_trivially_destructible_v<as_client<0>> && std::is_trivially_move_constructible_v<as_client<0>>);
#endif
static_assert(!std::is_copy_constructible_v<as_client<0>> && std::is_nothrow_move_constructible_v<as_client<0>>);
static_assert(as_client<3>::send_epoch == 1 && as_client<3>::receive_epoch == 0);
static_assert(std::is_same_v<as_client<0>::protocol_type, login> && std::is_same_v<as_client<0>::role_type, client>);

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_session)

BOOST_AUTO_TEST_CASE(every_step_by_hand) {
    wires wires;
    auto c0 = hf::start<login, client>(end_of<client>{&wires});
    auto s0 = hf::start<login, server>(end_of<server>{&wires});

    auto nothing = std::move(s0).receive();
    BOOST_REQUIRE(nothing.pending());
    auto s_still = std::move(nothing).here();

    auto c1 = std::move(c0).send(hello{3});
    auto got_hello = std::move(s_still).receive();
    auto [h, s1] = get<hello>(std::move(got_hello));
    BOOST_TEST(h.value == 3);

    auto s2 = std::move(s1).send(challenge{4});
    auto got_challenge = std::move(c1).receive();
    auto [c, c2] = get<challenge>(std::move(got_challenge));
    auto c3 = std::move(c2).send(proof{c.value + 1});
    BOOST_TEST(wires.to_server.back().epoch == 0);

    auto got_proof = std::move(s2).receive();
    auto [p, s3] = get<proof>(std::move(got_proof));
    BOOST_TEST(p.value == 5);

    auto s5 = std::move(s3).send(refusal{});
    auto got_refusal = std::move(c3).receive();
    auto c5 = get<refusal>(std::move(got_refusal)).next;
    auto const of_client = std::move(c5).finish();
    auto const of_server = std::move(s5).finish();
    BOOST_TEST(of_client.wire == &wires);
    BOOST_TEST(of_server.wire == &wires);
}

BOOST_AUTO_TEST_CASE(keys_change_where_the_text_says) {
    wires wires;
    auto c = chor::detail::session_access::make<as_client<2>>(end_of<client>{&wires}).send(proof{}).send(panic{});
    BOOST_TEST(wires.to_server[0].epoch == 0);
    BOOST_TEST(wires.to_server[1].epoch == 1);
    std::move(c).abandon();
}

BOOST_AUTO_TEST_CASE(what_has_no_place_is_refused_and_can_be_answered) {
    wires wires;
    auto s0 = hf::start<login, server>(end_of<server>{&wires});
    end_of<client>{&wires}.put<proof>(proof{}, 0);
    auto outcome = std::move(s0).receive();
    BOOST_REQUIRE(outcome.refused());
    BOOST_TEST(wires.to_server.size() == 1U);
    auto end = std::move(outcome).here().send(panic{});
    static_assert(decltype(end)::state == chor::machine_of<login, server>.ended);
    BOOST_TEST((wires.to_client.back().label == chor::id_of<panic>));
    (void)std::move(end).finish();
}

BOOST_AUTO_TEST_CASE(a_malformed_message_and_another_key_are_failures) {
    wires wires;
    end_of<client>{&wires}.put<hello>(hello{-1}, 0);
    auto malformed = hf::start<login, server>(end_of<server>{&wires}).receive();
    BOOST_TEST(malformed.failed());
    abandon(std::move(malformed));
    end_of<client>{&wires}.put<hello>(hello{1}, 1);
    auto foreign = hf::start<login, server>(end_of<server>{&wires}).receive();
    BOOST_TEST(foreign.failed());
    abandon(std::move(foreign));
}

BOOST_AUTO_TEST_CASE(what_may_come_at_any_time_is_among_the_outcomes) {
    wires wires;
    auto waiting = hf::start<login, client>(end_of<client>{&wires}).send(hello{});
    end_of<server>{&wires}.put<ping>(ping{9}, 0);
    int const value = hf::match(
        std::move(waiting).receive(),
        [](chor::received<ping, as_client<1>> r) {
            (void)std::move(r.next).abandon();
            return r.message.value;
        },
        [](auto&&) { return -1; });
    BOOST_TEST(value == 9);
}

BOOST_AUTO_TEST_SUITE_END()
