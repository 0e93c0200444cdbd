// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

#include <handfast/net/address.hpp>

namespace {

namespace net = handfast::net;

net::address v4(char const* host, std::uint16_t port) {
    ::sockaddr_in typed{};
    typed.sin_family = AF_INET;
    typed.sin_port = htons(port);
    ::inet_pton(AF_INET, host, &typed.sin_addr);
    net::address a;
    std::memcpy(&a.storage, &typed, sizeof typed);
    a.size = sizeof typed;
    return a;
}

net::address v6(char const* host, std::uint16_t port) {
    ::sockaddr_in6 typed{};
    typed.sin6_family = AF_INET6;
    typed.sin6_port = htons(port);
    ::inet_pton(AF_INET6, host, &typed.sin6_addr);
    net::address a;
    std::memcpy(&a.storage, &typed, sizeof typed);
    a.size = sizeof typed;
    return a;
}

BOOST_AUTO_TEST_SUITE(net_address)

BOOST_AUTO_TEST_CASE(version_4) {
    auto const a = v4("192.0.2.33", 4433);
    BOOST_TEST(a.host() == "192.0.2.33");
    BOOST_TEST(a.port() == 4433);
    BOOST_TEST(to_text(a) == "192.0.2.33:4433");
}

BOOST_AUTO_TEST_CASE(version_6_in_brackets) {
    auto const a = v6("2001:db8::7", 443);
    BOOST_TEST(a.host() == "2001:db8::7");
    BOOST_TEST(a.port() == 443);
    BOOST_TEST(to_text(a) == "[2001:db8::7]:443");
}

BOOST_AUTO_TEST_CASE(the_longest_one_fits) {
    auto const a = v6("2001:db8:1111:2222:3333:4444:5555:6666", 65535);
    BOOST_TEST(to_text(a) == "[2001:db8:1111:2222:3333:4444:5555:6666]:65535");
}

BOOST_AUTO_TEST_CASE(one_that_is_no_internet_address) {
    net::address const none;
    BOOST_TEST(none.port() == 0);
    BOOST_TEST(to_text(none) == "a socket without an internet address");
}

BOOST_AUTO_TEST_CASE(names_and_ports) {
    BOOST_TEST(net::host_and_port("localhost", 0) == "localhost:0");
    BOOST_TEST(net::host_and_port("::1", 80) == "[::1]:80");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
