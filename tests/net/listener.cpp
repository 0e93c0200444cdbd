// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>
#include <thread>

#include <handfast/net/posix.hpp>

namespace {

namespace net = handfast::net;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(net_listener)

BOOST_AUTO_TEST_CASE(port_0_picks_one) {
    auto const one = net::listen("127.0.0.1", 0).value();
    auto const other = net::listen("127.0.0.1", 0).value();
    BOOST_TEST(one.port() != 0);
    BOOST_TEST(one.port() != other.port());
    BOOST_TEST(to_text(one.local_address()).view() == "127.0.0.1:" + std::to_string(one.port()));
}

BOOST_AUTO_TEST_CASE(a_port_that_is_taken) {
    auto const one = net::listen("127.0.0.1", 0).value();
    auto const other = net::listen("127.0.0.1", one.port());
    BOOST_REQUIRE(!other.has_value());
    BOOST_TEST((other.error().code == std::errc::address_in_use));
    BOOST_TEST(describe(other.error()).view() ==
               "could not listen on 127.0.0.1:" + std::to_string(one.port()) + ": Address already in use");
}

BOOST_AUTO_TEST_CASE(accept_gives_up_at_its_deadline) {
    auto listener = net::listen("127.0.0.1", 0).value();
    auto const nobody = listener.accept(net::deadline::in(30ms));
    BOOST_REQUIRE(!nobody.has_value());
    BOOST_TEST(nobody.error().deadline_passed());
}

BOOST_AUTO_TEST_CASE(cancel_wakes_accept_in_another_thread) {
    auto listener = net::listen("127.0.0.1", 0).value();
    bool failed = false;
    {
        std::jthread const waiting{[&] { failed = !listener.accept(net::deadline::in(30s)).has_value(); }};
        std::this_thread::sleep_for(20ms);
        listener.cancel();
    }
    BOOST_TEST(failed);
}

BOOST_AUTO_TEST_CASE(over_version_6_the_address_has_brackets) {
    auto listener = net::listen("::1", 0);
    if (!listener) {
        BOOST_TEST_MESSAGE("no IPv6 here: " << describe(listener.error()).view());
        return;
    }
    auto client = net::connect("::1", listener->port()).value();
    BOOST_TEST(to_text(client.peer_address()).view() == "[::1]:" + std::to_string(listener->port()));
    BOOST_TEST(client.peer_address().host() == "::1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
