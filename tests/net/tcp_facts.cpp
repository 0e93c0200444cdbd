// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <unistd.h>

#include <chrono>

#include "loopback.hpp"

namespace {

namespace net = handfast::net;
using handfast_tests::loopback;
using net::tcp_state;
using namespace std::chrono_literals;

static_assert(to_string(tcp_state::syn_received) == "SYN-RECEIVED");
static_assert(to_string(static_cast<tcp_state>(0)).empty());
// The numbers are the kernel's.
static_assert(static_cast<int>(tcp_state::established) == TCP_ESTABLISHED);
static_assert(static_cast<int>(tcp_state::close_wait) == TCP_CLOSE_WAIT);
static_assert(static_cast<int>(tcp_state::closing) == TCP_CLOSING);

BOOST_AUTO_TEST_SUITE(net_tcp_facts)

BOOST_AUTO_TEST_CASE(the_state_follows_the_connection) {
    auto [client, server] = loopback::make();
    BOOST_TEST((client.tcp_info().value().state == tcp_state::established));
    client.shutdown_write().value();
    std::array<std::uint8_t, 1> buffer{};
    BOOST_TEST(server.read_some(buffer, net::deadline::in(10s)).value() == 0u);
    BOOST_TEST((server.tcp_info().value().state == tcp_state::close_wait));
}

BOOST_AUTO_TEST_CASE(what_is_no_tcp_socket_has_none) { BOOST_TEST(!net::detail::facts_of(STDIN_FILENO).has_value()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
