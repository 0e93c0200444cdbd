// SPDX-License-Identifier: BSL-1.0
// The library's IPv4 and TCP, which examples/wire/show prints, on packets that Linux sent.
#include "boost_test.hpp"

#include <handfast/tcp/packet.hpp>
#include <handfast/wire/print.hpp>

#include "examples/wire/sample.hpp"
#include "laws/codec.hpp"

namespace tcp = handfast::tcp;
namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(examples_wire_ipv4)

BOOST_AUTO_TEST_CASE(what_the_kernel_sent) {
    for (auto const* name : {"ip_tcp_syn.hex", "ip_tcp_data.hex", "ip_icmp_record_route.hex", "ip_udp.hex"})
        laws::hold<tcp::ipv4_packet>(sample(name));
}

BOOST_AUTO_TEST_CASE(options_are_as_long_as_the_header_says) {
    auto const bytes = sample("ip_icmp_record_route.hex");
    auto const m = wire::decode<tcp::ipv4_packet>(bytes).value();
    BOOST_TEST((m.ihl.value == 15 && m.options->size() == 40u && m.payload.size() == 24u));
    BOOST_TEST((m.dont_fragment && m.protocol == tcp::ip_protocol::icmp));
}

BOOST_AUTO_TEST_CASE(a_wrong_checksum_is_refused) {
    auto bytes = sample("ip_udp.hex");
    bytes[8] = 1;
    BOOST_TEST(describe(wire::decode<tcp::ipv4_packet>(bytes).error()).view() ==
               "ipv4_packet.checksum: 63865 where 14458 was computed, at offset 10");
}

BOOST_AUTO_TEST_CASE(a_segment_is_checked_with_the_addresses_it_travels_between) {
    for (auto const* name : {"ip_tcp_syn.hex", "ip_tcp_data.hex"}) {
        auto const bytes = sample(name);
        auto const packet = wire::decode<tcp::ipv4_packet>(bytes).value();
        BOOST_TEST((packet.protocol == tcp::ip_protocol::tcp));

        tcp::segment segment;
        BOOST_TEST((wire::decode_into(packet.payload.view(), segment).error().what == wire::failure::computed));
        segment = tcp::decode_packet(bytes).value();
        BOOST_TEST((segment.destination_port == 7777 && segment.data_offset.value > 5));

        // What is computed need not be right in the object.
        segment.checksum = {};
        segment.data_offset = {};
        std::vector<std::uint8_t> again(packet.payload.size());
        BOOST_TEST(wire::encode(segment, again).value() == again.size());
        BOOST_TEST(handfast::same_bytes(again, packet.payload.view()));
    }
}

BOOST_AUTO_TEST_CASE(a_syn_of_linux_says_what_it_offers) {
    auto const bytes = sample("ip_tcp_syn.hex");
    auto const segment = tcp::decode_packet(bytes).value();
    BOOST_TEST((segment.syn && !segment.ack));
    auto const offered = tcp::options_of(segment);
    BOOST_TEST((offered.maximum_segment_size == 1460 && offered.sack_permitted && offered.window_scale));
    std::string const printed{wire::print(segment)};
    BOOST_TEST(printed.find("maximum_segment_size") != std::string::npos, printed);
}

BOOST_AUTO_TEST_SUITE_END()
