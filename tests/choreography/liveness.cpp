// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHECK_SESSIONS
#define HANDFAST_CHECK_SESSIONS
#endif
#include "boost_test.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <handfast/choreography/split_session.hpp>

#include "toy.hpp"

using namespace toy;

// What HANDFAST_CHECK_SESSIONS catches, and what it lets pass. The protocol is one of this file alone, because in other
// files of this program the macro is not defined.
namespace {

// clang-format off
struct greeting : hf::protocol<
    hf::message<hello,     client, server>,
    hf::message<challenge, server, client>,
    hf::message<bye,       client, server>,
    hf::anytime<panic,     client, server, hf::ends>> {};
// clang-format on
struct farewell : hf::protocol<hf::message<hello, client, server>, hf::message<bye, client, server>> {};

std::vector<std::string> said;
void remember(hf::sentence const& words) { said.emplace_back(words.view()); }

/// Sentences are collected as long as it lives.
struct ear {
    ear() {
        said.clear();
        chor::on_misuse = &remember;
    }
    ~ear() { chor::on_misuse = &chor::abort_in_words; }
    wires wire;
    auto start() { return hf::start<greeting, client>(end_of<client>{&wire}); }
    auto answer() { return hf::start<greeting, server>(end_of<server>{&wire}); }
};

std::string const forgotten = "dropped its session, neither finished nor abandoned; allowed here: ";
std::string const at_start = "greeting: the client, at the start, " + forgotten + "send hello; at any time: send panic";
std::string const after_hello = "greeting: the client, after sending hello, " + forgotten +
                                "receive challenge; at any time: send panic";

using first = decltype(std::declval<ear>().start());
static_assert(std::is_nothrow_move_constructible_v<first> && std::is_nothrow_move_assignable_v<first>);
static_assert(!std::is_copy_constructible_v<first>);

/// Gives up before or after a step, or takes that step twice.
struct giving_up {
    int how = 0;
    void operator()(panic) {}
    void operator()(bye) {}
    template <class Session>
    chor::position<greeting, server, end_of<server>> operator()(hello, Session s) {
        if (how == 0) return chor::abandoned{};
        auto on = std::move(s).send(challenge{});
        if (how == 1) return chor::abandoned{};
        return std::move(s).send(challenge{});
    }
};

// Lines both ways, from the start.
struct chatter
    : hf::protocol<
          hf::both_ways<hf::sequence<hf::loop<hf::message<line, client, server>>, hf::message<bye, client, server>>,
                        hf::sequence<hf::loop<hf::message<line, server, client>>, hf::message<bye, server, client>>>> {
};
using chattering = hf::session<chatter, client, 0, end_of<client>>;

// In a constant expression too.
struct nowhere {
    template <class M>
    constexpr void put(M const&, int) const {}
    static constexpr chor::readiness pending(int) { return chor::readiness::none; }
    template <class M>
    static constexpr bool is() {
        return false;
    }
    template <class M>
    static constexpr std::optional<M> take() {
        return std::nullopt;
    }
};
constexpr bool goes_through() {
    (void)hf::start<greeting, client>(nowhere{}).send(hello{}).abandon();
    return true;
}
static_assert(goes_through());

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_liveness)

BOOST_AUTO_TEST_CASE(what_is_carried_on_is_not_complained_of) {
    ear const heard;
    {
        ear e;
        auto c0 = e.start();
        auto s0 = e.answer();
        auto c1 = std::move(c0).send(hello{1});
        auto s2 = get<hello>(std::move(s0).receive()).next.send(challenge{2});
        auto moved = get<challenge>(std::move(c1).receive()).next;
        auto again = std::move(moved);
        BOOST_TEST(again.io().wire == &e.wire);
        auto c3 = std::move(again).send(bye{});
        (void)std::move(c3).abandon();
        (void)get<bye>(std::move(s2).receive()).next.finish();
        BOOST_TEST(said.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_dropped_session) {
    ear e;
    { auto dropped = e.start(); }
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0] == at_start);
    { auto dropped = e.start().send(hello{}); }
    BOOST_REQUIRE(said.size() == 2U);
    BOOST_TEST(said[1] == after_hello);
}

BOOST_AUTO_TEST_CASE(one_that_is_written_over) {
    ear e;
    auto s = e.start();
    s = e.start();
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0] == at_start);
    auto& itself = s;
    s = std::move(itself);
    BOOST_TEST(said.size() == 1U);
    (void)std::move(s).abandon();
    BOOST_TEST(said.size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_in_an_outcome) {
    ear e;
    { auto outcome = e.start().send(hello{}).receive(); }
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0] == after_hello);
    abandon(e.start().send(hello{}).receive());
    end_of<client>{&e.wire}.put<hello>(hello{}, 0);
    abandon(e.answer().receive());
    abandon(e.answer().receive());
    BOOST_TEST(said.size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_that_is_used_again) {
    ear e;
    std::string const used = "on a session that had been used or moved from; allowed here: send hello; ";
    auto s = e.start();
    auto on = std::move(s).send(hello{});
    std::move(s).send(hello{}).abandon();
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0] == "greeting: the client, at the start, called send(hello) " + used + "at any time: send panic");
    (void)s.io();
    (void)std::move(s).abandon();
    BOOST_REQUIRE(said.size() == 3U);
    BOOST_TEST(said[1].find("called io() on a session that had been used") != std::string::npos);
    BOOST_TEST(said[2].find("called abandon() on a session that had been used") != std::string::npos);
    (void)std::move(on).abandon();
    auto outcome = std::move(on).receive();
    BOOST_REQUIRE(said.size() == 4U);
    BOOST_TEST(said[3].find("after sending hello, called receive() on a session that") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_that_was_moved_from) {
    ear e;
    auto s = e.start();
    auto moved = std::move(s);
    auto nothing = std::move(s);
    BOOST_TEST(said.empty(), "what is nothing any more can be moved");
    std::move(nothing).send(panic{}).abandon();
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0].find("called send(panic) on a session that had been used or moved from") != std::string::npos);
    (void)std::move(moved).abandon();
    BOOST_TEST(said.size() == 1U);
}

BOOST_AUTO_TEST_CASE(where_the_protocol_is_over_it_may_be_dropped) {
    ear e;
    { auto over = e.start().send(panic{}); }
    BOOST_TEST(said.empty());
    { auto over = hf::start<farewell, client>(end_of<client>{&e.wire}).send(hello{}).send(bye{}); }
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_CASE(where_an_exception_is_on_its_way_it_may_be_dropped) {
    ear e;
    auto const gives_up = [&] {
        auto s = e.start();
        throw std::runtime_error{"no more"};
    };
    BOOST_CHECK_THROW(gives_up(), std::runtime_error);
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_CASE(connections_and_positions_take_it_over) {
    ear e;
    using connection = hf::connection<greeting, client, end_of<client>>;
    connection c{e.start()};
    auto s = e.start().send(hello{});
    c.resume(std::move(s));
    BOOST_TEST(c.state() == 1);
    c.go_on([](auto here) -> connection::position_type { return here; });
    c.go_on([](auto&&) { return chor::abandoned{}; });
    BOOST_TEST(c.ended());
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_CASE(a_handler_may_give_up_but_not_use_it_twice) {
    ear e;
    giving_up handler;
    for (int const how : {0, 1, 2}) {
        hf::connection<greeting, server, end_of<server>> c{end_of<server>{&e.wire}};
        end_of<client>{&e.wire}.put<hello>(hello{}, 0);
        handler.how = how;
        BOOST_TEST((c.feed(handler) == chor::progress::moved));
        BOOST_TEST(said.size() == (how == 2 ? 1U : 0U));
    }
    BOOST_TEST(said[0].find("greeting: the server, after receiving hello, called send(challenge) on a session") == 0U);
}

BOOST_AUTO_TEST_CASE(a_session_that_a_handler_takes_away_is_its_own_care) {
    ear e;
    std::optional<hf::session<greeting, client, 1, end_of<client>>> kept{e.start().send(hello{})};
    BOOST_TEST(said.empty());
    kept.reset();
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0] == after_hello);
}

BOOST_AUTO_TEST_CASE(halves_are_watched_as_well) {
    ear e;
    auto const open = [&] { return chor::detail::session_access::begin<chattering>(end_of<client>{&e.wire}); };
    {
        auto [writing, reading] = chor::split(open());
        end_of<server>{&e.wire}.put<line>(line{}, 0);
        auto heard = get<line>(std::move(reading).receive());
        auto whole = chor::join(std::move(writing).send(line{}), std::move(heard.next));
        (void)std::move(whole).abandon();
        auto [one, other] = chor::split(open());
        (void)std::move(one).abandon();
        (void)std::move(other).abandon();
    }
    BOOST_TEST(said.empty());
    {
        auto halves = chor::split(open());
        (void)std::move(halves.first).abandon();
    }
    BOOST_REQUIRE(said.size() == 1U);
    BOOST_TEST(said[0].find("dropped its session") != std::string::npos);
    {
        auto [writing, reading] = chor::split(open());
        (void)std::move(writing).send(line{}).abandon();
        abandon(std::move(reading).receive());
        (void)std::move(writing).abandon();
    }
    BOOST_REQUIRE(said.size() == 2U);
    BOOST_TEST(said[1].find("called abandon() on a session that had been used") != std::string::npos);
    { auto whole = chor::join(chor::split(open()).first, chor::split(open()).second); }
    BOOST_TEST(said.size() == 5U);  // two halves that nobody joined, and the session
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_and_did_not_come_is_given_up) {
    ear e;
    BOOST_CHECK_THROW((void)get<challenge>(e.start().send(hello{}).receive()), chor::not_received);
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_SUITE_END()
