// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>
#include <thread>

#include "loopback.hpp"

namespace {

namespace hf = handfast;
namespace net = handfast::net;
using handfast_tests::loopback;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(net_drain)

BOOST_AUTO_TEST_CASE(last_words_survive_what_the_peer_still_sends) {
    auto [client, server] = loopback::make();
    std::vector<std::uint8_t> const unread(100'000);
    client.write_all(unread, net::deadline::in(10s)).value();
    server.write_all(hf::as_bytes("alert")).value();
    net::drained outcome{};
    {
        std::jthread const draining{[&, &s = server] {
            outcome = net::drain(s, net::deadline::in(10s));
            s.close();
        }};
        std::array<std::uint8_t, 10> buffer{};
        auto const count = client.read_some(buffer, net::deadline::in(10s)).value();
        BOOST_TEST(hf::as_chars(hf::byte_view{buffer}.first(count)) == "alert");
        client.shutdown_write().value();
    }
    BOOST_TEST(outcome.to_the_end);
    BOOST_TEST(outcome.bytes == unread.size());
}

BOOST_AUTO_TEST_CASE(a_silent_peer_is_waited_for_until_the_deadline) {
    auto [client, server] = loopback::make();
    auto const outcome = net::drain(server, net::deadline::in(30ms));
    BOOST_TEST(!outcome.to_the_end);
    BOOST_TEST(outcome.bytes == 0u);
}

BOOST_AUTO_TEST_CASE(a_talkative_peer_is_listened_to_no_further_than_told) {
    auto [client, server] = loopback::make();
    std::vector<std::uint8_t> const much(50'000);
    client.write_all(much, net::deadline::in(10s)).value();
    auto const outcome = net::drain(server, net::deadline::in(10s), 10'000);
    BOOST_TEST(!outcome.to_the_end);
    BOOST_TEST(outcome.bytes >= 10'000u);
    BOOST_TEST(outcome.bytes < 10'000u + 4096u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
