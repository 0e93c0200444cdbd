// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <sys/socket.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "loopback.hpp"

namespace {

namespace hf = handfast;
namespace net = handfast::net;
using handfast_tests::loopback;
using namespace std::chrono_literals;

std::string read_text(net::stream& from) {
    std::array<std::uint8_t, 100> buffer{};
    auto const count = from.read_some(buffer, net::deadline::in(10s)).value();
    return std::string{hf::as_chars(hf::byte_view{buffer}.first(count))};
}

BOOST_AUTO_TEST_SUITE(net_stream)

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
    auto [client, server] = loopback::make();
    client.write_all(hf::as_bytes("to the server")).value();
    server.write_all(hf::as_bytes("to the client")).value();
    BOOST_TEST(read_text(server) == "to the server");
    BOOST_TEST(read_text(client) == "to the client");
}

BOOST_AUTO_TEST_CASE(a_half_close_ends_one_direction) {
    auto [client, server] = loopback::make();
    client.write_all(hf::as_bytes("last words")).value();
    client.shutdown_write().value();
    BOOST_TEST(read_text(server) == "last words");
    BOOST_TEST(read_text(server) == "");
    server.write_all(hf::as_bytes("still heard")).value();
    BOOST_TEST(read_text(client) == "still heard");
    BOOST_TEST(!client.write_some(hf::as_bytes("more")).has_value());
}

BOOST_AUTO_TEST_CASE(a_read_gives_up_at_its_deadline) {
    auto [client, server] = loopback::make();
    std::array<std::uint8_t, 10> buffer{};
    auto const began = std::chrono::steady_clock::now();
    auto const nothing = client.read_some(buffer, net::deadline::in(50ms));
    auto const took = std::chrono::steady_clock::now() - began;
    BOOST_REQUIRE(!nothing.has_value());
    BOOST_TEST(nothing.error().deadline_passed());
    BOOST_TEST((nothing.error().code == std::errc::timed_out));
    BOOST_TEST((took >= 50ms));
    BOOST_TEST((took < 5s));
    BOOST_TEST(describe(nothing.error()).view() ==
               "could not read from " + std::string{to_text(client.peer_address()).view()} + ": the deadline passed");
}

BOOST_AUTO_TEST_CASE(a_write_gives_up_at_its_deadline) {
    auto [client, server] = loopback::make();
    std::vector<std::uint8_t> const much(64 << 20);  // more than the kernel's buffers hold
    auto const stuck = client.write_all(much, net::deadline::in(50ms));
    BOOST_REQUIRE(!stuck.has_value());
    BOOST_TEST(stuck.error().deadline_passed());
}

BOOST_AUTO_TEST_CASE(what_has_come_is_read_even_after_the_deadline) {
    auto [client, server] = loopback::make();
    server.write_all(hf::as_bytes("early")).value();
    std::array<std::uint8_t, 10> buffer{};
    client.read_some(hf::byte_span{buffer}.first(1), net::deadline::in(10s)).value();
    BOOST_TEST(client.read_some(buffer, net::deadline{net::deadline::clock::now() - 1s}).value() == 4u);
}

BOOST_AUTO_TEST_CASE(a_write_to_a_peer_that_is_gone_is_an_error_and_no_signal) {
    static bool volatile signalled;
    signalled = false;
    auto const before = std::signal(SIGPIPE, [](int) { signalled = true; });
    auto [client, server] = loopback::make();
    server.close();
    bool failed = false;
    for (int i = 0; i < 100 && !failed; ++i) {
        failed = !client.write_some(hf::as_bytes("anybody there?")).has_value();
        std::this_thread::sleep_for(1ms);
    }
    std::signal(SIGPIPE, before);
    BOOST_TEST(failed);
    BOOST_TEST(!signalled);
}

BOOST_AUTO_TEST_CASE(a_reset_is_an_error_and_not_an_end) {
    auto [client, server] = loopback::make();
    ::linger const reset{1, 0};
    ::setsockopt(server.native_handle(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    server.close();
    std::array<std::uint8_t, 10> buffer{};
    auto const outcome = client.read_some(buffer, net::deadline::in(10s));
    BOOST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error().code == std::errc::connection_reset));
    BOOST_TEST(!outcome.error().deadline_passed());
}

BOOST_AUTO_TEST_CASE(one_thread_reads_while_another_writes) {
    auto [client, server] = loopback::make();
    constexpr std::size_t total = 8 << 20;
    auto const send = [](net::stream& to) {
        std::vector<std::uint8_t> block(50'000);
        for (std::size_t sent = 0; sent < total;) {
            auto const size = std::min(block.size(), total - sent);
            for (std::size_t i = 0; i < size; ++i) block[i] = static_cast<std::uint8_t>((sent + i) % 251);
            to.write_all(hf::byte_view{block}.first(size), net::deadline::in(30s)).value();
            sent += size;
        }
        to.shutdown_write().value();
    };
    auto const receive = [](net::stream& from, std::size_t& good) {
        std::vector<std::uint8_t> block(70'000);
        while (auto const count = from.read_some(block, net::deadline::in(30s)).value())
            for (std::size_t i = 0; i < count; ++i) good += block[i] == good % 251;
    };
    std::size_t at_client = 0, at_server = 0;
    {
        std::jthread const a{[&, &c = client] { send(c); }};
        std::jthread const b{[&, &s = server] { send(s); }};
        std::jthread const d{[&, &s = server] { receive(s, at_server); }};
        receive(client, at_client);
    }
    BOOST_TEST(at_client == total);
    BOOST_TEST(at_server == total);
}

BOOST_AUTO_TEST_CASE(cancel_wakes_a_reader_in_another_thread) {
    auto [client, server] = loopback::make();
    std::size_t count = 1;
    {
        std::jthread const reader{[&, &c = client] {
            std::array<std::uint8_t, 10> buffer{};
            count = c.read_some(buffer, net::deadline::in(30s)).value();
        }};
        std::this_thread::sleep_for(20ms);
        client.cancel();
    }
    BOOST_TEST(count == 0u);
}

BOOST_AUTO_TEST_CASE(it_tells_what_the_kernel_knows) {
    auto [client, server] = loopback::make();
    auto const facts = client.tcp_info();
    BOOST_REQUIRE(facts.has_value());
    BOOST_TEST((facts->state == net::tcp_state::established));
    BOOST_TEST(to_string(facts->state) == "ESTABLISHED");
    BOOST_TEST(facts->segment_size > 500u);
    BOOST_TEST(to_text(client.peer_address()).view() == to_text(server.local_address()).view());
    BOOST_TEST(to_text(server.peer_address()).view() == to_text(client.local_address()).view());
}

BOOST_AUTO_TEST_CASE(moving_leaves_nothing_behind) {
    auto [client, server] = loopback::make();
    net::stream moved{std::move(client)};
    BOOST_TEST(!client.is_open());
    BOOST_TEST(moved.is_open());
    moved.close();
    BOOST_TEST(!moved.is_open());
    BOOST_TEST(read_text(server) == "");
    BOOST_TEST(!moved.tcp_info().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
