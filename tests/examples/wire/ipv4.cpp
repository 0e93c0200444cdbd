// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "../../../examples/wire/ipv4.hpp"
#include "../../../examples/wire/tcp.hpp"
#include "examples/wire/sample.hpp"
#include "laws/generated.hpp"

namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(examples_wire_ipv4)

BOOST_AUTO_TEST_CASE(what_the_kernel_sent) {
    for (auto const* name : {"ip_tcp_syn.hex", "ip_tcp_data.hex", "ip_icmp_record_route.hex", "ip_udp.hex"})
        laws::hold<ipv4::packet>(sample(name));
    laws::hold_for_generated<ipv4::packet>(200);
}

BOOST_AUTO_TEST_CASE(options_are_as_long_as_the_header_says) {
    auto const bytes = sample("ip_icmp_record_route.hex");
    auto const m = wire::decode<ipv4::packet>(bytes).value();
    BOOST_TEST((m.ihl.value == 15 && m.options->size() == 40u && m.payload.size() == 24u));
    BOOST_TEST((m.dont_fragment && m.protocol == ipv4::protocol::icmp));
}

BOOST_AUTO_TEST_CASE(a_wrong_checksum_is_refused) {
    auto bytes = sample("ip_udp.hex");
    bytes[8] = 1;
    BOOST_TEST(describe(wire::decode<ipv4::packet>(bytes).error()).view() ==
               "packet.checksum: 63865 where 14458 was computed, at offset 10");
}

BOOST_AUTO_TEST_CASE(a_segment_is_checked_with_the_addresses_it_travels_between) {
    for (auto const* name : {"ip_tcp_syn.hex", "ip_tcp_data.hex"}) {
        auto const bytes = sample(name);
        auto const packet = wire::decode<ipv4::packet>(bytes).value();
        BOOST_TEST((packet.protocol == ipv4::protocol::tcp));

        tcp::segment segment;
        BOOST_TEST((wire::decode_into(packet.payload.view(), segment).error().what == wire::failure::computed));
        segment.between = {packet.source, packet.destination};
        auto const done = wire::decode_into(packet.payload.view(), segment);
        if (!done) BOOST_FAIL(describe(done.error()));
        BOOST_TEST((segment.destination_port == 7777 && segment.options->size() % 4 == 0));

        // What is computed need not be right in the object.
        segment.checksum = {};
        segment.data_offset = {};
        std::vector<std::uint8_t> again(packet.payload.size());
        BOOST_TEST(wire::encode(segment, again).value() == again.size());
        BOOST_TEST(handfast::same_bytes(again, packet.payload.view()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
