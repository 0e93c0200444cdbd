// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/tcp/option_generator.hpp>
#include <handfast/tcp/packet.hpp>

#include "examples/wire/sample.hpp"

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;
using bytes = std::vector<std::uint8_t>;
using reason = tcp::packet_error::reason;

tcp::addresses const v4{handfast::ip_address::v4(192, 0, 2, 1), handfast::ip_address::v4(192, 0, 2, 2)};
tcp::addresses const v6{handfast::ip_address::v6({0xfd, 1}), handfast::ip_address::v6({0xfd, 2})};

bytes packet_of(tcp::addresses const& between, std::string_view data = "hello") {
    tcp::option_block const options{{.maximum_segment_size = 1460, .window_scale = 7}};
    tcp::segment s{};
    s.source_port = 4000;
    s.destination_port = 80;
    s.sequence_number = 0x01020304;
    s.acknowledgment_number = 0x05060708;
    s.syn = s.ack = true;
    s.window = 1000;
    s.options = options.view();
    s.data = hf::as_bytes(data);
    s.between = between;
    bytes out(200);
    out.resize(tcp::encode_packet(s, out).value());
    return out;
}

std::string words_for(bytes const& packet) {
    auto const s = tcp::decode_packet(packet);
    return s ? "fine" : std::string{describe(s.error()).view()};
}

/// With the checksum of the header of IPv4 made right.
bytes resummed(bytes packet) {
    packet[10] = packet[11] = 0;
    hf::wire::internet_sum sum;
    sum.add(hf::byte_view{packet}.first(20));
    hf::store_big_endian(sum.checksum(), &packet[10]);
    return packet;
}

BOOST_AUTO_TEST_SUITE(tcp_packet)

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
    for (auto const& between : {v4, v6}) {
        auto const packet = packet_of(between);
        BOOST_TEST(packet.size() == (between.source.is_v4() ? 20u : 40u) + 28 + 5);
        auto const s = tcp::decode_packet(packet).value();
        BOOST_TEST((s.between == between));
        BOOST_TEST(s.source_port == 4000);
        BOOST_TEST(s.destination_port == 80);
        BOOST_TEST(s.sequence_number == 0x01020304u);
        BOOST_TEST(s.acknowledgment_number == 0x05060708u);
        BOOST_TEST((s.syn && s.ack && !s.fin && !s.rst && !s.psh && !s.urg && !s.ece && !s.cwr));
        BOOST_TEST(s.window == 1000);
        BOOST_TEST((options_of(s) == tcp::segment_options{.maximum_segment_size = 1460, .window_scale = 7}));
        BOOST_TEST(hf::as_chars(s.data.view()) == "hello");
    }
}

BOOST_AUTO_TEST_CASE(headers_of_packets) {
    BOOST_TEST(hf::to_hex(hf::byte_view{packet_of(v4)}.first(20)) == "45000035000040004006b6bfc0000201c0000202");
    BOOST_TEST(hf::to_hex(hf::byte_view{packet_of(v6)}.first(8)) == "6000000000210640");
}

BOOST_AUTO_TEST_CASE(no_truncation_is_a_packet) {
    for (auto const& between : {v4, v6}) {
        auto const packet = packet_of(between);
        for (std::size_t size = 0; size < packet.size(); ++size) {
            // On the heap and of that very size, so that a sanitizer sees a read beyond it.
            bytes const less(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(size));
            auto const s = tcp::decode_packet(less);
            BOOST_TEST(!s.has_value());
            BOOST_TEST((s.error().why == (size == 0 ? reason::version : reason::malformed)));
            BOOST_TEST(!describe(s.error()).view().empty());
        }
        auto longer = packet;
        longer.push_back(0);
        BOOST_TEST((tcp::decode_packet(longer).error().why == reason::malformed));
    }
}

BOOST_AUTO_TEST_CASE(it_is_written_only_where_there_is_room) {
    for (auto const& between : {v4, v6}) {
        tcp::segment s{};
        s.between = between;
        s.data = hf::as_bytes("hello");
        std::size_t const whole = (between.source.is_v4() ? 20u : 40u) + 20 + 5;
        for (std::size_t size = 0; size < whole; ++size) {
            bytes out(size);
            auto const done = tcp::encode_packet(s, out);
            BOOST_REQUIRE(!done.has_value());
            BOOST_TEST((done.error().what == hf::wire::failure::no_room));
            BOOST_TEST(done.error().found == size);
            BOOST_TEST(done.error().bound == whole);
        }
        bytes out(whole);
        BOOST_TEST(tcp::encode_packet(s, out).value() == whole);
    }
}

BOOST_AUTO_TEST_CASE(what_no_length_can_say_is_not_written) {
    bytes const data(65536);
    bytes out(70000);
    for (auto const& between : {v4, v6}) {
        // The length of IPv4 counts its header, that of IPv6 does not.
        std::size_t const head = between.source.is_v4() ? 20 : 40;
        std::size_t const most = between.source.is_v4() ? 65535 - 20 - 20 : 65535 - 20;
        tcp::segment s{};
        s.between = between;
        s.data = hf::byte_view{data}.first(most);
        BOOST_TEST(tcp::encode_packet(s, out).value() == head + 20 + most);
        BOOST_TEST(tcp::decode_packet(hf::byte_view{out}.first(head + 20 + most)).has_value());
        s.data = hf::byte_view{data}.first(most + 1);
        BOOST_TEST((tcp::encode_packet(s, out).error().what == hf::wire::failure::too_large));
    }
}

BOOST_AUTO_TEST_CASE(addresses_are_of_one_version) {
    tcp::segment s;
    std::array<std::uint8_t, 100> out{};
    s.between = {v4.source, v6.destination};
    BOOST_TEST(describe(tcp::encode_packet(s, out).error())
                   .view()
                   .starts_with("packet.destination: length 16 is above the ceiling of 4"));
    s.between = {v6.source, v4.destination};
    BOOST_TEST(describe(tcp::encode_packet(s, out).error())
                   .view()
                   .starts_with("packet.destination: length 4 is below the floor of 16"));
}

BOOST_AUTO_TEST_CASE(whatever_a_segment_has) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        auto const made = hf::wire::generate<tcp::segment>(seed);
        auto s = hf::wire::decode<tcp::segment>(made).value();
        for (auto const& between : {v4, v6}) {
            s.between = between;
            bytes packet(1000);
            packet.resize(tcp::encode_packet(s, packet).value());
            auto const read = tcp::decode_packet(packet);
            BOOST_REQUIRE_MESSAGE(read.has_value(), words_for(packet));
            BOOST_TEST((*read == s));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_the_kernel_sent) {
    auto const syn = sample("ip_tcp_syn.hex"), data = sample("ip_tcp_data.hex");
    auto const first = tcp::decode_packet(syn).value();
    BOOST_TEST((first.between == v4));
    BOOST_TEST((first.destination_port == 7777 && first.syn && !first.ack && first.data.empty()));
    BOOST_TEST((options_of(first) == tcp::segment_options{1460, 10, true, tcp::timestamps{0x72162a50, 0}}));
    auto const later = tcp::decode_packet(data).value();
    BOOST_TEST((later.ack && later.psh && later.sequence_number == first.sequence_number + 1));
    BOOST_TEST(hf::as_chars(later.data.view()) == "hello, world");
    BOOST_TEST((later.data.data() == data.data() + 52));  // nothing is copied

    // Its headers have a number that ours have not, but all behind the header's checksum is the same, the segment's
    // own checksum too.
    for (auto const& theirs : {syn, data}) {
        bytes ours(100);
        ours.resize(tcp::encode_packet(tcp::decode_packet(theirs).value(), ours).value());
        BOOST_TEST(hf::to_hex(hf::byte_view{ours}.subspan(12)) == hf::to_hex(hf::byte_view{theirs}.subspan(12)));
    }
    for (auto const* other : {"ip_udp.hex", "ip_icmp_record_route.hex"})
        BOOST_TEST(words_for(sample(other)) == "the packet does not carry TCP");
}

// RFC 9293 §3.1, MUST-7: an illegal length of an option is survived, and said.
BOOST_AUTO_TEST_CASE(an_option_that_cannot_be_is_an_error_of_the_segment) {
    for (auto const* digits : {"02000000", "02010000", "0102fe08", "02050000", "0303ffff"}) {
        auto const options = hf::from_hex(digits);
        tcp::segment s{};
        s.between = v4;
        *s.options = hf::wire::list<tcp::option>::of_encoded(options);
        bytes packet(100);
        packet.resize(tcp::encode_packet(s, packet).value());
        BOOST_TEST(words_for(packet).starts_with("segment.options["), digits);
    }
}

// Those of IP are passed over.
BOOST_AUTO_TEST_CASE(a_header_with_options) {
    auto const syn = sample("ip_tcp_syn.hex");
    auto const record_route = sample("ip_icmp_record_route.hex");
    auto packet = hf::wire::decode<tcp::ipv4_packet>(syn).value();
    packet.options = hf::wire::decode<tcp::ipv4_packet>(record_route).value().options.value;
    bytes out(syn.size() + 40);
    BOOST_TEST(hf::wire::encode(packet, out).value() == out.size());
    BOOST_TEST((tcp::decode_packet(out).value() == tcp::decode_packet(syn).value()));
}

BOOST_AUTO_TEST_CASE(errors_in_words) {
    BOOST_TEST(words_for({}) == "the packet is neither of IPv4 nor of IPv6");
    BOOST_TEST(words_for({0x50}) == "the packet is neither of IPv4 nor of IPv6");

    auto packet = packet_of(v4);
    packet[6] |= 0x20;
    BOOST_TEST(words_for(resummed(packet)) == "the packet is a fragment");
    packet = packet_of(v4);
    packet[7] = 1;
    BOOST_TEST(words_for(resummed(packet)) == "the packet is a fragment");

    packet = packet_of(v4);
    packet[9] = 17;
    BOOST_TEST(words_for(resummed(packet)) == "the packet does not carry TCP");
    packet = packet_of(v6);
    packet[6] = 0;  // hop-by-hop options
    BOOST_TEST(words_for(packet) == "the packet does not carry TCP");
}

// Any one bit that is wrong is seen, but for those that no sum covers and that do not matter to TCP.
BOOST_AUTO_TEST_CASE(a_flipped_bit_is_seen) {
    for (auto const& between : {v4, v6}) {
        auto const right = packet_of(between);
        for (std::size_t bit = 0; bit < 8 * right.size(); ++bit) {
            auto packet = right;
            packet[bit / 8] = static_cast<std::uint8_t>(packet[bit / 8] ^ (0x80 >> bit % 8));
            // Of IPv6: the class of traffic, the flow label, the hop limit.
            bool const free = !between.source.is_v4() && ((bit >= 4 && bit < 32) || (bit >= 56 && bit < 64));
            if (tcp::decode_packet(packet).has_value() != free) BOOST_ERROR("bit " << bit);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
