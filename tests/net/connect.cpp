// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>

#include <handfast/net/posix.hpp>

namespace {

namespace net = handfast::net;
using namespace std::chrono_literals;

std::uint16_t port_of_nobody() { return net::listen("127.0.0.1", 0).value().port(); }

BOOST_AUTO_TEST_SUITE(net_connect)

BOOST_AUTO_TEST_CASE(by_name_and_by_number) {
    auto listener = net::listen("127.0.0.1", 0).value();
    BOOST_TEST(net::connect("127.0.0.1", listener.port()).value().is_open());
    BOOST_TEST(net::connect("localhost", listener.port(), net::deadline::in(10s)).value().is_open());
}

BOOST_AUTO_TEST_CASE(a_refusal_names_what_was_tried) {
    auto const port = port_of_nobody();
    auto const refused = net::connect("127.0.0.1", port, net::deadline::in(10s));
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST((refused.error().code == std::errc::connection_refused));
    auto const where = "127.0.0.1:" + std::to_string(port);
    BOOST_TEST(describe(refused.error()).view() ==
               "could not connect to " + where + ": Connection refused (tried 127.0.0.1: Connection refused)");
}

BOOST_AUTO_TEST_CASE(a_name_that_cannot_be) {
    auto const lost = net::connect("no such host.invalid", 443);
    BOOST_REQUIRE(!lost.has_value());
    BOOST_TEST((lost.error().code.category() == net::resolver_category()));
    BOOST_TEST(describe(lost.error()).view().starts_with("could not find the address of no such host.invalid: "));
}

BOOST_AUTO_TEST_CASE(a_deadline_that_has_passed) {
    // A peer that answers nothing: the queue of a listener that never accepts is full after two.
    auto listener = net::listen("127.0.0.1", 0, 0).value();
    std::vector<net::stream> filling;
    for (int i = 0; i < 8; ++i) {
        auto attempt = net::connect("127.0.0.1", listener.port(), net::deadline::in(100ms));
        if (!attempt) {
            BOOST_TEST(attempt.error().deadline_passed());
            BOOST_TEST(describe(attempt.error()).view().ends_with("the deadline passed (tried 127.0.0.1: no answer)"));
            return;
        }
        filling.push_back(std::move(*attempt));
    }
    BOOST_TEST_MESSAGE("this system queues more connections than it was asked to");
}

BOOST_AUTO_TEST_CASE(a_port_that_is_none) {
    for (int const port : {-1, 65'536, 99'999}) {
        auto const words = "could not find localhost:" + std::to_string(port) +
                           ": Invalid argument (a port is a number of 0 to 65535)";
        BOOST_TEST(describe(net::connect("localhost", port).error()) == words);
        BOOST_TEST(describe(net::listen("localhost", port).error()) == words);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
