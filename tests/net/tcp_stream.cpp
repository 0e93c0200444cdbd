// SPDX-License-Identifier: BSL-1.0
// Our TCP on a TUN device, and Linux's on the other side of it.
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <thread>
#include <vector>

#include <handfast/net/posix.hpp>
#include <handfast/net/tcp_stream.hpp>
#include <handfast/net/tun.hpp>
#include <handfast/tcp/faulty_path.hpp>

#include "net/child.hpp"

namespace {

namespace hf = handfast;
namespace net = handfast::net;
namespace tcp = handfast::tcp;
using handfast_tests::in_network_namespace;
using handfast_tests::tun_there;
using namespace std::chrono_literals;
using octets = std::vector<std::uint8_t>;

net::deadline soon() { return net::deadline::in(60s); }

net::tun ready() {
    auto device = net::tun::open("hf0").value();
    device.set_address("10.9.0.1", 24).value();
    device.set_address("fd00::1", 64).value();
    device.bring_up(soon()).value();
    return device;
}

tcp::ip_address kernel(bool v4) {
    return v4 ? tcp::ip_address::v4(10, 9, 0, 1)
              : tcp::ip_address::v6({0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
}
tcp::ip_address ours(bool v4) {
    return v4 ? tcp::ip_address::v4(10, 9, 0, 2)
              : tcp::ip_address::v6({0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2});
}

tcp::host_options quick() {
    tcp::host_options options;
    options.connection.maximum_segment_size = 1440;
    options.connection.least_timeout = 200ms;
    options.connection.send_buffer = options.connection.receive_buffer = 256 * 1024;
    options.connection.segment_lifetime = 100ms;
    return options;
}

/// A link in front of which packets of both directions meet with faults.
class faulty_link {
public:
    faulty_link(net::tun& to, tcp::faults const& what) : to_(to), out_(what, 1), in_(what, 2), buffer_(65'536) {}

    hf::result<void, net::error> write_packet(hf::byte_view packet, net::deadline) {
        out_.put(packet, net::now());
        return {};
    }
    hf::result<std::size_t, net::error> read_packet(hf::byte_span into, net::deadline until) {
        for (;;) {
            while (auto const packet = out_.take(net::now())) to_.write_packet(*packet, until).value();
            if (auto const packet = in_.take(net::now())) {
                std::copy(packet->begin(), packet->end(), into.begin());
                return packet->size();
            }
            auto const size = to_.read_packet(buffer_, net::deadline::in(1ms));
            if (size) in_.put(hf::byte_view{buffer_}.first(*size), net::now());
            else if (until.has_passed()) return hf::fail(size.error());
        }
    }

private:
    net::tun& to_;
    tcp::faulty_path out_, in_;
    octets buffer_;
};
static_assert(net::packet_link<net::tun> && net::packet_link<faulty_link>);

octets made_up(std::size_t size) {
    octets made(size);
    std::uint32_t seed = 20261129;
    for (auto& it : made) it = static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24);
    return made;
}

/// The kernel's side: says back what it hears, and closes when the other has.
void echo(net::stream at) {
    octets buffer(65'536);
    while (auto const count = at.read_some(buffer, soon()).value())
        at.write_all(hf::byte_view{buffer}.first(count), soon()).value();
    at.shutdown_write().value();
}

/// Our side: says all of `words` while it hears them back, closes, and hears the end. What it heard.
template <class Link>
octets told(net::host_loop<Link>& loop, tcp::connection& at, octets const& words) {
    octets heard;
    octets buffer(65'536);
    for (std::size_t sent = 0; !at.at_end();) {
        sent += at.write(hf::byte_view{words}.subspan(sent));
        if (sent == words.size()) at.close();
        while (auto const count = at.read(buffer))
            heard.insert(heard.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
        BOOST_TEST_REQUIRE(!at.failure());
        if (!at.at_end()) loop.run_once(soon()).value();
    }
    return heard;
}

template <class Link>
void says_all_and_hears_it(Link& link, bool v4, std::size_t size) {
    tcp::host host{ours(v4), quick()};
    net::host_loop loop{host, link};
    auto listener = net::listen(v4 ? "10.9.0.1" : "fd00::1", 0).value();
    std::thread kernels{[&] { echo(listener.accept(soon()).value()); }};
    auto const words = made_up(size);
    auto* const at = host.connect({kernel(v4), listener.port()}, net::now());
    BOOST_TEST_REQUIRE(at != nullptr);
    while (!at->was_established() && !at->failure()) loop.run_once(soon()).value();
    auto const heard = told(loop, *at, words);
    kernels.join();
    BOOST_TEST(heard.size() == words.size());
    BOOST_TEST((heard == words));
    // This side closed first, and waits for what may still be under way.
    BOOST_TEST(to_string(at->state()) == "TIME-WAIT");
    while (at->state() != tcp::state::closed) (void)loop.run_once(soon());
    BOOST_TEST(!at->failure());
}

template <class Link>
void hears_all_and_says_it(Link& link, bool v4, std::size_t size) {
    tcp::host host{ours(v4), quick()};
    net::host_loop loop{host, link};
    host.listen(4433);
    auto const words = made_up(size);
    octets heard;
    std::thread kernels{[&] {
        auto at = net::connect(v4 ? "10.9.0.2" : "fd00::2", 4433, soon()).value();
        std::thread saying{[&] {
            at.write_all(words, soon()).value();
            at.shutdown_write().value();
        }};
        octets buffer(65'536);
        while (auto const count = at.read_some(buffer, soon()).value())
            heard.insert(heard.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
        saying.join();
    }};
    {
        auto at = net::tcp_stream<Link>::accept(loop, 4433, soon()).value();
        octets buffer(65'536);
        while (auto const count = at.read_some(buffer, soon()).value())
            for (std::size_t sent = 0; sent < count;)
                sent += at.write_some(hf::byte_view{buffer}.subspan(sent, count - sent), soon()).value();
        at.shutdown_write().value();
        // The kernel closed first: nothing is left to wait for once it has acknowledged our FIN.
        while (at.connection()->state() != tcp::state::closed) loop.run_once(soon()).value();
        BOOST_TEST(!at.connection()->failure());
    }
    kernels.join();
    BOOST_TEST((heard == words));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_tcp_stream, *boost::unit_test::precondition(tun_there))

BOOST_AUTO_TEST_CASE(ten_mebibytes_both_ways) {
    in_network_namespace([] {
        auto device = ready();
        says_all_and_hears_it(device, true, 10 << 20);
        hears_all_and_says_it(device, true, 10 << 20);
    });
}

BOOST_AUTO_TEST_CASE(over_ipv6) {
    in_network_namespace([] {
        auto device = ready();
        says_all_and_hears_it(device, false, 1 << 20);
        hears_all_and_says_it(device, false, 1 << 20);
    });
}

BOOST_AUTO_TEST_CASE(with_two_in_a_hundred_lost_and_fifty_milliseconds) {
    in_network_namespace([] {
        auto device = ready();
        faulty_link link{device, {.loss = 0.02, .delay = 50ms}};
        says_all_and_hears_it(link, true, 100'000);
        hears_all_and_says_it(link, true, 100'000);
    });
}

BOOST_AUTO_TEST_CASE(where_nobody_listens) {
    in_network_namespace([] {
        auto device = ready();
        tcp::host host{ours(true), quick()};
        net::host_loop loop{host, device};
        auto const mine = net::tcp_stream<net::tun>::connect(loop, {kernel(true), 1}, soon());
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
        auto device = ready();
        tcp::host host{ours(true), quick()};
        net::host_loop loop{host, device};
        auto listener = net::listen("10.9.0.1", 0).value();
        {
            auto at = net::tcp_stream<net::tun>::connect(loop, {kernel(true), listener.port()}, soon()).value();
            auto theirs = listener.accept(soon()).value();
            std::array<std::uint8_t, 1> one{7};
            BOOST_TEST(at.write_some(one, soon()).value() == 1U);
            while (at.connection()->unacknowledged() > 0) loop.run_once(soon()).value();
            theirs.close();  // with something unread, which the kernel tells by a RST
            BOOST_TEST((at.read_some(one, soon()).error().code == std::errc::connection_reset));
        }
        auto* const at = host.connect({kernel(true), listener.port()}, net::now());
        while (!at->was_established()) loop.run_once(soon()).value();
        auto theirs = listener.accept(soon()).value();
        at->abort();
        loop.send(soon()).value();
        std::array<std::uint8_t, 1> one{};
        BOOST_TEST((theirs.read_some(one, soon()).error().code == std::errc::connection_reset));
    });
}

BOOST_AUTO_TEST_SUITE_END()
