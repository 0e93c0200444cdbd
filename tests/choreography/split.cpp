// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <utility>

#include <handfast/choreography/split_connection.hpp>
#include <handfast/choreography/split_session.hpp>

#include "toy.hpp"

using namespace toy;
using chor::progress;

namespace {

constexpr int data = 4;  // of both roles
template <int State>
using as_client = hf::session<login, client, State, end_of<client>>;

static_assert(chor::can_split<login, client, data> && chor::can_split<login, server, data>);
static_assert(!chor::can_split<login, client, 0> && !chor::can_split<login, client, 3>);
template <class Session>
concept splittable = requires(Session s) { chor::split(std::move(s)); };
static_assert(splittable<as_client<data>> && !splittable<as_client<3>>);

// Two streams, one of which waits for the other at its end.
struct waiting
    : hf::protocol<
          hf::both_ways<hf::loop<hf::message<line, client, server>>, hf::loop<hf::message<line, server, client>>>,
          hf::message<bye, client, server>, hf::message<bye, server, client>> {};
static_assert(chor::machine_of<waiting, client>.bad == chor::flaw::mixed_choice, "so it is refused already");

auto established(wires& wire) { return chor::detail::session_access::make<as_client<data>>(end_of<client>{&wire}); }
template <class Session, class M>
concept sends = requires(Session s, M m) { std::move(s).send(m); };

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_split)

BOOST_AUTO_TEST_CASE(two_halves_of_a_session_and_one_again) {
    wires wire;
    auto [writing, reading] = chor::split(established(wire));
    auto written = std::move(writing).send(line{1}).send(line{2}).send(bye{});
    static_assert(!sends<decltype(written), line> && !sends<decltype(reading), line>);
    BOOST_TEST(wire.to_server.size() == 3U);
    BOOST_TEST(wire.to_server.front().epoch == 1);

    auto nothing = std::move(reading).receive();
    BOOST_REQUIRE(nothing.pending());
    end_of<server>{&wire}.put<line>(line{7}, 1);
    auto outcome = std::move(nothing).here().receive();
    auto* const got = get_if<line>(&outcome);
    BOOST_REQUIRE(got != nullptr);
    static_assert(std::is_same_v<decltype(got->message), line>);
    BOOST_TEST(got->message.value == 7);

    auto whole = chor::join(std::move(written), std::move(got->next));
    static_assert(decltype(whole)::state == chor::machine_of<login, client>.find(data, chor::id_of<bye>, true).to);
    end_of<server>{&wire}.put<bye>(bye{}, 1);
    auto last = std::move(whole).receive();
    (void)get<bye>(std::move(last)).next.finish();
}

BOOST_AUTO_TEST_CASE(a_half_that_ends_the_protocol_ends_it) {
    wires wire;
    auto [writing, reading] = chor::split(established(wire));
    auto whole = chor::join(std::move(writing).send(panic{}), std::move(reading));
    static_assert(decltype(whole)::state == chor::machine_of<login, client>.ended);
    (void)std::move(whole).finish();
}

BOOST_AUTO_TEST_CASE(two_halves_of_a_connection_and_one_again) {
    wires wire;
    hf::connection<login, client, end_of<client>> c{end_of<client>{&wire}};
    BOOST_TEST(!chor::split(c).has_value());
    c = hf::connection<login, client, end_of<client>>{established(wire)};
    auto halves = chor::split(c);
    BOOST_REQUIRE(halves.has_value());

    BOOST_TEST(halves->sending.send(line{1}));
    BOOST_TEST(halves->sending.send(bye{}));
    BOOST_TEST(!halves->sending.send(line{2}));
    BOOST_TEST(!halves->sending.may_send<bye>());
    BOOST_TEST(wire.to_server.size() == 2U);

    int lines = 0;
    struct {
        int& lines;
        void operator()(line) { ++lines; }
        void operator()(bye) {}
        void operator()(ping) {}
        void operator()(panic) {}
        void operator()(challenge) {}
        void operator()(welcome) {}
        void operator()(refusal) {}
    } handler{lines};
    BOOST_TEST((halves->receiving.feed(handler) == progress::need_bytes));
    end_of<server>{&wire}.put<line>(line{}, 1);
    end_of<server>{&wire}.put<hello>(hello{}, 1);
    BOOST_TEST((halves->receiving.feed(handler) == progress::moved));
    BOOST_TEST((halves->receiving.feed(handler) == progress::refused));
    wire.to_client.pop_front();
    end_of<server>{&wire}.put<bye>(bye{}, 1);
    BOOST_TEST((halves->receiving.feed(handler) == progress::moved));
    BOOST_TEST((halves->receiving.feed(handler) == progress::ended));
    BOOST_TEST(lines == 1);

    c = chor::join(*std::move(halves));
    BOOST_TEST(c.ended());
}

BOOST_AUTO_TEST_SUITE_END()
