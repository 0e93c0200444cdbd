// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <arpa/inet.h>
#include <net/if.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <chrono>

#include <handfast/core/hex.hpp>
#include <handfast/net/address.hpp>
#include <handfast/net/network_namespace.hpp>
#include <handfast/net/tun.hpp>
#include <handfast/wire/checksum.hpp>

#include "net/child.hpp"
#include "net/device.hpp"

// The other side of each device is the kernel's own network.

namespace {

namespace hf = handfast;
namespace net = handfast::net;
using handfast_tests::device_with_kernel;
using handfast_tests::in_network_namespace;
using handfast_tests::soon;
using handfast_tests::tun_there;
using namespace std::chrono_literals;
using bytes = std::vector<std::uint8_t>;

bytes joined(std::initializer_list<bytes> parts) {
    bytes all;
    for (auto const& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

bytes number(std::uint16_t n) { return {static_cast<std::uint8_t>(n >> 8), static_cast<std::uint8_t>(n)}; }

bytes const kernel_v4{10, 9, 0, 1}, ours_v4{10, 9, 0, 2};
auto const kernel_v6 = hf::from_hex("fd000000000000000000000000000001");
auto const ours_v6 = hf::from_hex("fd000000000000000000000000000002");

enum protocol : std::uint8_t { icmp = 1, tcp = 6, udp = 17, icmpv6 = 58 };

/// Fills in the checksum of what is sent from `from` to `to`, at an offset of `content`.
bytes summed(bytes content, std::size_t at, bytes const& from, bytes const& to, protocol what) {
    hf::wire::internet_sum sum;
    if (what != icmp) {
        sum.add(from);
        sum.add(to);
        sum.add(static_cast<std::uint16_t>(what));
        sum.add(static_cast<std::uint16_t>(content.size()));
    }
    sum.add(content);
    hf::store_big_endian(sum.checksum(), content.data() + at);
    return content;
}

/// From our side to the kernel's, in IPv4 or IPv6 by the length of the addresses.
bytes packet_of(bytes const& content, protocol what, bytes const& from = ours_v4, bytes const& to = kernel_v4) {
    auto const size = content.size();
    if (from.size() == 16)
        return joined({{0x60, 0, 0, 0}, number(static_cast<std::uint16_t>(size)), {what, 64}, from, to, content});
    auto header = joined(
        {{0x45, 0}, number(static_cast<std::uint16_t>(20 + size)), {0, 1, 0, 0, 64, what, 0, 0}, from, to});
    hf::wire::internet_sum sum;
    sum.add(header);
    hf::store_big_endian(sum.checksum(), header.data() + 10);
    return joined({header, content});
}

/// The content of the next packet of that protocol that comes from the kernel; what else it says is passed over.
bytes next_of(net::tun& device, protocol what) {
    for (auto const until = soon();;) {
        bytes packet(65'536);
        packet.resize(device.read_packet(packet, until).value());
        BOOST_TEST_REQUIRE(packet.size() >= 20u);
        bool const v4 = packet[0] >> 4 == 4;
        // Multicast, which the kernel sends by itself, is not for us.
        bool const for_us = v4 ? std::equal(ours_v4.begin(), ours_v4.end(), packet.begin() + 16)
                               : std::equal(ours_v6.begin(), ours_v6.end(), packet.begin() + 24);
        if (for_us && packet[v4 ? 9 : 6] == what) return {packet.begin() + (v4 ? 20 : 40), packet.end()};
    }
}

/// A UDP socket of the kernel's at 10.9.0.1, whose calls end.
struct kernel_udp {
    net::detail::descriptor socket{::socket(AF_INET, SOCK_DGRAM, 0)};
    std::uint16_t port = 0;

    kernel_udp() {
        ::timeval const patience{10, 0};
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        auto const here = at(kernel_v4, 0);
        BOOST_TEST_REQUIRE(::bind(socket.get(), reinterpret_cast<::sockaddr const*>(&here), sizeof here) == 0);
        port = net::detail::address_of(socket.get(), ::getsockname).port();
    }
    void send(bytes const& data, std::uint16_t to_port) const {
        auto const there = at(ours_v4, to_port);
        BOOST_TEST(::sendto(socket.get(), data.data(), data.size(), 0, reinterpret_cast<::sockaddr const*>(&there),
                            sizeof there) == static_cast<ssize_t>(data.size()));
    }
    [[nodiscard]] bytes receive() const {
        bytes data(2'000);
        auto const count = ::recv(socket.get(), data.data(), data.size(), 0);
        BOOST_TEST_REQUIRE(count >= 0);
        data.resize(static_cast<std::size_t>(count));
        return data;
    }
    static ::sockaddr_in at(bytes const& address, std::uint16_t port) {
        ::sockaddr_in out{};
        out.sin_family = AF_INET;
        out.sin_port = htons(port);
        std::copy(address.begin(), address.end(), reinterpret_cast<std::uint8_t*>(&out.sin_addr));
        return out;
    }
};

BOOST_AUTO_TEST_SUITE(net_tun, *boost::unit_test::precondition(tun_there))

BOOST_AUTO_TEST_CASE(the_kernel_answers_a_ping) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        auto const echo = [](std::uint8_t type) { return bytes{type, 0, 0, 0, 0, 7, 0, 1, 'h', 'e', 'l', 'l', 'o'}; };

        device.write_packet(packet_of(summed(echo(8), 2, ours_v4, kernel_v4, icmp), icmp), soon()).value();
        BOOST_TEST((next_of(device, icmp) == summed(echo(0), 2, kernel_v4, ours_v4, icmp)));

        device.write_packet(packet_of(summed(echo(128), 2, ours_v6, kernel_v6, icmpv6), icmpv6, ours_v6, kernel_v6))
            .value();
        BOOST_TEST((next_of(device, icmpv6) == summed(echo(129), 2, kernel_v6, ours_v6, icmpv6)));
    });
}

BOOST_AUTO_TEST_CASE(datagrams_go_both_ways) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        kernel_udp const kernel;
        bytes const there{1, 2, 3, 4}, back{5, 6, 7};
        auto const datagram = summed(joined({number(4000), number(kernel.port), number(12), number(0), there}), 6,
                                     ours_v4, kernel_v4, udp);
        device.write_packet(packet_of(datagram, udp)).value();
        BOOST_TEST((kernel.receive() == there));

        kernel.send(back, 4000);
        auto const came = next_of(device, udp);
        BOOST_TEST((came == summed(joined({number(kernel.port), number(4000), number(11), number(0), back}), 6,
                                   kernel_v4, ours_v4, udp)));
    });
}

BOOST_AUTO_TEST_CASE(a_port_where_nobody_listens_is_refused) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        bytes const syn{0x10, 0x00, 0x00, 0x09, 1, 2, 3, 4, 0, 0, 0, 0, 0x50, 0x02, 0xff, 0xff, 0, 0, 0, 0};
        device.write_packet(packet_of(summed(syn, 16, ours_v4, kernel_v4, tcp), tcp)).value();
        bytes const rst{0x00, 0x09, 0x10, 0x00, 0, 0, 0, 0, 1, 2, 3, 5, 0x50, 0x14, 0, 0, 0, 0, 0, 0};
        BOOST_TEST((next_of(device, tcp) == summed(rst, 16, kernel_v4, ours_v4, tcp)));
    });
}

BOOST_AUTO_TEST_CASE(the_kernel_keeps_to_the_mtu) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        BOOST_TEST(device.mtu() == 1'500u);
        device.set_mtu(1'300).value();
        BOOST_TEST(device.mtu() == 1'300u);
        kernel_udp const kernel;
        kernel.send(bytes(2'000), 4000);
        // In fragments, whose lengths are multiples of eight: 2,000 bytes and the 8 of the header.
        BOOST_TEST(next_of(device, udp).size() == 1'280u);
        BOOST_TEST(next_of(device, udp).size() == 728u);

        auto const refused = device.set_mtu(1);
        BOOST_TEST(describe(refused.error()) == "could not set the MTU of hf0: Invalid argument");
    });
}

BOOST_AUTO_TEST_CASE(of_a_packet_that_does_not_fit_the_rest_is_dropped) {
    in_network_namespace([] {
        auto device = device_with_kernel();
        kernel_udp const kernel;
        // The first that comes may be the kernel's own word, which is as long at least.
        kernel.send(bytes(100), 4000);
        bytes small(30);
        BOOST_TEST(device.read_packet(small, soon()).value() == 30u);
    });
}

BOOST_AUTO_TEST_CASE(a_read_ends_at_its_deadline) {
    in_network_namespace([] {
        auto device = net::tun::open().value();  // down, so that the kernel says nothing
        bytes buffer(2'000);
        auto const read = device.read_packet(buffer, net::deadline::in(20ms));
        BOOST_TEST(read.error().deadline_passed());
        BOOST_TEST(describe(read.error()) == "could not read from tun0: the deadline passed");
    });
}

BOOST_AUTO_TEST_CASE(what_is_no_packet_is_refused) {
    in_network_namespace([] {
        auto device = net::tun::open("hf0").value();
        auto const ping = packet_of({8, 0, 0xf7, 0xff, 0, 0, 0, 0}, icmp);
        BOOST_TEST(describe(device.write_packet(ping).error()) == "could not write to hf0: Input/output error");
        device.bring_up(soon()).value();
        device.write_packet(ping).value();
        BOOST_TEST(describe(device.write_packet({}).error()) == "could not write to hf0: Invalid argument");
        BOOST_TEST(!device.write_packet(bytes(20, 0x99)).has_value());
    });
}

BOOST_AUTO_TEST_CASE(names) {
    in_network_namespace([] {
        auto first = net::tun::open("hf%d").value();
        auto const second = net::tun::open("hf%d").value();
        BOOST_TEST(first.name() == "hf0");
        BOOST_TEST(second.name() == "hf1");
        BOOST_TEST(describe(net::tun::open("hf1").error()) ==
                   "could not make the network interface hf1: Device or resource busy");
        BOOST_TEST(net::tun::open("fifteenletters0").has_value());
        for (auto const* name : {"", "sixteen_letters0"})
            BOOST_TEST(describe(net::tun::open(name).error()).view().ends_with("(a name has 1 to 15 characters)"));

        BOOST_TEST(::if_nametoindex("hf0") != 0u);
        first.close();
        BOOST_TEST(!first.is_open());
        BOOST_TEST(::if_nametoindex("hf0") == 0u);
        BOOST_TEST(!first.set_address("10.9.0.1", 24).has_value());
    });
}

BOOST_AUTO_TEST_CASE(addresses_are_ready_once_they_are_set) {
    in_network_namespace([] {
        auto const can_bind = [](char const* host) {
            ::sockaddr_in6 here{};
            here.sin6_family = AF_INET6;
            ::inet_pton(AF_INET6, host, &here.sin6_addr);
            net::detail::descriptor const socket{::socket(AF_INET6, SOCK_DGRAM, 0)};
            return ::bind(socket.get(), reinterpret_cast<::sockaddr const*>(&here), sizeof here) == 0;
        };
        // Without waiting, it is one time in five that they are not.
        for (int round = 0; round < 10; ++round) {
            auto device = net::tun::open("hf0").value();
            device.set_address("fd00::1", 64).value();
            device.bring_up(soon()).value();
            BOOST_TEST(can_bind("fd00::1"));
            device.set_address("fd00::2", 64, soon()).value();
            BOOST_TEST(can_bind("fd00::2"));
        }
        BOOST_TEST(!can_bind("fd00::3"));
    });
}

BOOST_AUTO_TEST_CASE(addresses) {
    in_network_namespace([] {
        auto device = net::tun::open("hf0").value();
        for (auto const& [host, prefix] : {std::pair{"10.9.0.256", 24u}, {"10.9.0.1", 33u}, {"fd00::1", 129u}})
            BOOST_TEST(describe(device.set_address(host, prefix).error()) ==
                       std::string{"could not set an address of hf0: Invalid argument ("} + host + '/' +
                           std::to_string(prefix) + ')');
        device.set_address("10.9.0.1", 0).value();
        device.set_address("10.9.0.1", 32).value();
        device.set_address("fd00::1", 128).value();
        device.set_address("fd00::2", 64).value();
        BOOST_TEST((device.set_address("fd00::2", 64).error().code == std::errc::file_exists));
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
