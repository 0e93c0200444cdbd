// SPDX-License-Identifier: BSL-1.0
// Our TCP on a TUN device, and Linux's on the other side of it.
#include "boost_test.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <thread>
#include <vector>

#include <handfast/net/posix.hpp>
#include <handfast/net/tcp_stream.hpp>
#include <handfast/net/tun.hpp>

#include "net/child.hpp"
#include "net/device.hpp"
#include "net/linked_host.hpp"

namespace {

namespace hf = handfast;
namespace net = handfast::net;
namespace tcp = handfast::tcp;
using handfast_tests::device_with_kernel;
using handfast_tests::in_network_namespace;
using handfast_tests::soon;
using handfast_tests::tun_there;
using stream = net::tcp_stream<net::tun>;
using namespace std::chrono_literals;
using octets = std::vector<std::uint8_t>;

auto const kernel = handfast::ip_address::v4(10, 9, 0, 1);
auto const ours = handfast::ip_address::v4(10, 9, 0, 2);

tcp::host_options quick() {
    tcp::host_options options;
    options.connection.maximum_segment_size = 1440;
    options.connection.least_timeout = 200ms;
    options.connection.send_buffer = options.connection.receive_buffer = 256 * 1024;
    options.connection.segment_lifetime = 100ms;
    return options;
}

octets made_up(std::size_t size) {
    octets made(size);
    std::uint32_t seed = 20261129;
    for (auto& it : made) it = static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24);
    return made;
}

/// All until the other side has closed, of either kind of stream.
template <class Stream>
octets read_all(Stream& from) {
    octets heard, buffer(65'536);
    while (auto const count = from.read_some(buffer, soon()).value())
        heard.insert(heard.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
    return heard;
}
void write_all(stream& to, octets const& words) {
    for (std::size_t sent = 0; sent < words.size();)
        sent += to.write_some(hf::byte_view{words}.subspan(sent), soon()).value();
}

}  // namespace

// Over a link in memory, that does what no device can be made to do.
BOOST_AUTO_TEST_SUITE(net_tcp_stream_in_memory)

/// A stream, and the peer's end of it.
struct linked_stream : handfast_tests::linked_world {
    using type = net::tcp_stream<handfast_tests::linked_host>;
    type at{connected()};
    tcp::connection* theirs = link.peer.accept(80);

    void run_until_readable(std::size_t octets) {
        while (at.connection()->readable() < octets) loop.run_once(soon()).value();
    }

private:
    type connected() {
        link.peer.listen(80);
        return type::connect(loop, {link.peer.address(), 80}, soon()).value();
    }
};
net::deadline at_once() { return net::deadline::clock::now(); }

BOOST_AUTO_TEST_CASE(packets_that_keep_coming_do_not_put_off_a_deadline) {
    linked_stream it;
    it.link.before.assign(3, octets{1});
    octets buffer(10);
    BOOST_TEST(it.at.read_some(buffer, at_once()).error().deadline_passed());
    BOOST_TEST(it.link.before.size() == 2u);
    BOOST_TEST(linked_stream::type::accept(it.loop, 80, at_once()).error().deadline_passed());
    BOOST_TEST(it.link.before.size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_came_at_the_last_moment_is_read) {
    linked_stream it;
    BOOST_TEST(it.theirs->write(made_up(5)) == 5u);
    octets buffer(10);
    BOOST_TEST(it.at.read_some(buffer, at_once()).value() == 5u);
    it.host.listen(81);
    auto* const asks = it.link.peer.connect({it.host.address(), 81}, net::now());
    BOOST_TEST(linked_stream::type::accept(it.loop, 81, at_once()).error().deadline_passed());
    BOOST_TEST(linked_stream::type::accept(it.loop, 81, at_once()).has_value());
    BOOST_TEST(asks->was_established());
}

// What was taken from the caller, or given to it, counts, though the link is in trouble.
BOOST_AUTO_TEST_CASE(nothing_is_lost_where_the_link_fails) {
    linked_stream it;
    auto const words = made_up(60'000);
    BOOST_TEST(it.theirs->write(words) == words.size());
    it.run_until_readable(words.size());
    it.link.trouble = std::errc::network_down;
    octets buffer(40'000), heard;
    for (int i = 0; i < 2; ++i) {
        auto const count = it.at.read_some(buffer, soon()).value();
        heard.insert(heard.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
    }
    BOOST_TEST((heard == words));
    BOOST_TEST((it.at.read_some(buffer, soon()).error().code == std::errc::network_down));
    auto const whole = it.at.connection()->writable();
    BOOST_TEST(it.at.write_some(octets(whole), soon()).value() == whole);
    BOOST_TEST(it.at.connection()->unacknowledged() == whole);
    BOOST_TEST((it.at.write_some(words, soon()).error().code == std::errc::network_down));
}

BOOST_AUTO_TEST_CASE(nothing_is_written_after_shutdown_write) {
    linked_stream it;
    it.at.shutdown_write().value();
    BOOST_TEST((it.at.write_some(made_up(5), net::deadline::in(50ms)).error().code == std::errc::broken_pipe));
    BOOST_TEST(it.theirs->write(made_up(5)) == 5u);
    octets buffer(10);
    BOOST_TEST(it.at.read_some(buffer, soon()).value() == 5u);
    // Why it is over comes first.
    it.theirs->abort();
    BOOST_TEST((it.at.read_some(buffer, soon()).error().code == std::errc::connection_reset));
    BOOST_TEST((it.at.write_some(made_up(5), soon()).error().code == std::errc::connection_reset));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(net_tcp_stream, *boost::unit_test::precondition(tun_there))

// Long conversations, and those over bad links, are in tests/tcp/kernel.cpp.
BOOST_AUTO_TEST_CASE(opened_and_closed_from_here) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        tcp::host host{ours, quick()};
        net::host_loop loop{host, device};
        auto listener = net::listen("10.9.0.1", 0).value();
        std::thread kernels{[&] {
            auto theirs = listener.accept(soon()).value();
            theirs.write_all(read_all(theirs), soon()).value();
        }};
        auto at = stream::connect(loop, {kernel, listener.port()}, soon()).value();
        auto const words = made_up(50'000);
        write_all(at, words);
        at.shutdown_write().value();
        BOOST_TEST((read_all(at) == words));
        at.linger(soon()).value();
        BOOST_TEST(!at.is_open());
        kernels.join();
        BOOST_TEST(host.size() == 1u);  // in TIME-WAIT, and the host's own
    });
}

BOOST_AUTO_TEST_CASE(opened_and_closed_from_there) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        tcp::host host{ours, quick()};
        net::host_loop loop{host, device};
        host.listen(4433);
        auto const words = made_up(50'000);
        octets heard;
        std::thread kernels{[&] {
            auto at = net::connect("10.9.0.2", 4433, soon()).value();
            at.write_all(words, soon()).value();
            at.shutdown_write().value();
            heard = read_all(at);
        }};
        auto at = stream::accept(loop, 4433, soon()).value();
        write_all(at, read_all(at));
        // The kernel closed first: nothing is left to wait for once it has acknowledged our FIN.
        at.linger(soon()).value();
        kernels.join();
        BOOST_TEST((heard == words));
        loop.send(soon()).value();
        BOOST_TEST(host.size() == 0u);
    });
}

BOOST_AUTO_TEST_CASE(who_lingers_for_a_peer_that_does_not_close_is_told) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        tcp::host host{ours, quick()};
        net::host_loop loop{host, device};
        auto listener = net::listen("10.9.0.1", 0).value();
        auto at = stream::connect(loop, {kernel, listener.port()}, soon()).value();
        auto theirs = listener.accept(soon()).value();
        BOOST_TEST(at.linger(net::deadline::in(50ms)).error().deadline_passed());
        BOOST_TEST(!at.is_open());
        BOOST_TEST(at.linger(soon()).has_value());
        std::array<std::uint8_t, 1> one{};
        BOOST_TEST((at.read_some(one, soon()).error().code == std::errc::not_connected));
        BOOST_TEST((at.write_some(one, soon()).error().code == std::errc::not_connected));
    });
}

BOOST_AUTO_TEST_CASE(where_nobody_listens) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        tcp::host host{ours, quick()};
        net::host_loop loop{host, device};
        auto const mine = stream::connect(loop, {kernel, 1}, soon());
        BOOST_TEST_REQUIRE(!mine);
        BOOST_TEST((mine.error().code == std::errc::connection_refused));
        bool refused = false;
        std::thread kernels{[&] {
            auto const theirs = net::connect("10.9.0.2", 1, soon());
            refused = !theirs && theirs.error().code == std::errc::connection_refused;
        }};
        while (loop.run_once(net::deadline::in(300ms))) {}
        kernels.join();
        BOOST_TEST(refused);
    });
}

BOOST_AUTO_TEST_CASE(reset_by_either_side) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        tcp::host host{ours, quick()};
        net::host_loop loop{host, device};
        auto listener = net::listen("10.9.0.1", 0).value();
        {
            auto at = stream::connect(loop, {kernel, listener.port()}, soon()).value();
            auto theirs = listener.accept(soon()).value();
            std::array<std::uint8_t, 1> one{7};
            BOOST_TEST(at.write_some(one, soon()).value() == 1U);
            while (at.connection()->unacknowledged() > 0) loop.run_once(soon()).value();
            theirs.close();  // with something unread, which the kernel tells by a RST
            BOOST_TEST((at.read_some(one, soon()).error().code == std::errc::connection_reset));
        }
        auto* const at = host.connect({kernel, listener.port()}, net::now());
        while (!at->was_established()) loop.run_once(soon()).value();
        auto theirs = listener.accept(soon()).value();
        at->abort();
        loop.send(soon()).value();
        std::array<std::uint8_t, 1> one{};
        BOOST_TEST((theirs.read_some(one, soon()).error().code == std::errc::connection_reset));
    });
}

BOOST_AUTO_TEST_SUITE_END()
