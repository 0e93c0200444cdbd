// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/checksum.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
using handfast::byte_view;

namespace {
// The example of RFC 1071 §3, whose sum is ddf2.
constexpr std::array<std::uint8_t, 8> example{0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7};
constexpr std::uint16_t checksum_of(auto const&... parts) {
    wire::internet_sum sum;
    (sum.add(parts), ...);
    return sum.checksum();
}
static_assert(checksum_of(byte_view{example}) == 0x220d && checksum_of(byte_view{example}) == (~0xddf2 & 0xffff));
static_assert(checksum_of(byte_view{example}.first(4), byte_view{example}.subspan(4)) == 0x220d);
static_assert(checksum_of(std::uint16_t{0x0001}, byte_view{example}.subspan(2)) == 0x220d);
// With its own checksum it sums up to all ones, and an odd byte is the upper half of a word.
static_assert(checksum_of(byte_view{example}, std::uint16_t{0x220d}) == 0);
static_assert(checksum_of(byte_view{example}.first(5)) ==
              checksum_of(byte_view{example}.first(4), std::uint16_t{0xf400}));
static_assert(checksum_of() == 0xffff);

// The check value of every table of CRCs.
constexpr std::array<std::uint8_t, 9> digits{'1', '2', '3', '4', '5', '6', '7', '8', '9'};
static_assert(wire::crc32_of(digits) == 0xcbf43926);
static_assert(wire::crc32_of({}) == 0);

// ICMP's echo (RFC 792): the checksum in the middle of what it sums up, of any length.
template <class Storage>
struct basic_echo {
    wire::u8 type;
    wire::u8 code;
    wire::computed<wire::u16, wire::internet_checksum> checksum;
    wire::u16 identifier;
    wire::u16 number;
    wire::rest<Storage> data;

    HANDFAST_MESSAGE(basic_echo, type, code, checksum, identifier, number, data)
};
using echo = basic_echo<wire::view>;

// PNG's chunk (PNG specification, 5.3): length, type, data, and the CRC of the latter two.
template <class Storage>
struct basic_chunk {
    wire::computed<wire::u32> length;
    wire::bytes<4> type;
    wire::sized<&basic_chunk::length, wire::rest<Storage>> data;
    wire::computed<wire::u32, wire::crc32<4>> crc;

    HANDFAST_MESSAGE(basic_chunk, length, type, data, crc)
};
using chunk = basic_chunk<wire::view>;

// A pseudo header (RFC 768): what the checksum is over and the message does not have.
struct with_pseudo_header {
    template <class M>
    static constexpr std::uint16_t compute(M const& message, byte_view encoded, std::size_t here) {
        wire::internet_sum sum;
        sum.add(message.source);
        sum.add(message.target);
        sum.add(std::uint16_t{17});
        sum.add(static_cast<std::uint16_t>(encoded.size()));
        sum.add(encoded.first(here));
        sum.add(encoded.subspan(here + 2));
        return sum.checksum();
    }
};
template <class Storage>
struct basic_datagram {
    std::array<std::uint8_t, 4> source{};
    std::array<std::uint8_t, 4> target{};

    wire::u16 source_port;
    wire::u16 target_port;
    wire::computed<wire::u16, wire::message_size> length;
    wire::computed<wire::u16, with_pseudo_header> checksum;
    wire::rest<Storage> data;

    HANDFAST_MESSAGE(basic_datagram, source_port, target_port, length, checksum, data)
};
using datagram = basic_datagram<wire::view>;

// One within another: the outer is over what the inner has become.
template <class Storage>
struct basic_wrapped {
    basic_chunk<Storage> inner;
    wire::computed<wire::u32_le, wire::crc32<>> crc;

    HANDFAST_MESSAGE(basic_wrapped, inner, crc)
};

// Of bytes that come after it, that is, of none.
struct too_early {
    wire::u16 number;
    wire::computed<wire::u32, wire::crc32<4>> crc;

    HANDFAST_MESSAGE(too_early, number, crc)
};

template <class M>
std::string refusal(std::string_view digits_of) {
    auto const in = handfast::from_hex(digits_of);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_checksum)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<echo, basic_echo<wire::owned>>("08 00 eafa 0102 0c03");
    laws::hold_for<echo, basic_echo<wire::owned>>("08 00 40f9 0102 0c03 aa01");
    laws::hold_for<chunk, basic_chunk<wire::owned>>("00000000 49454e44 ae426082");
    laws::hold_for<basic_wrapped<wire::view>, basic_wrapped<wire::owned>>("00000000 49454e44 ae426082 d16ef47b");
    laws::hold_for<too_early>("0102 00000000");
}

BOOST_AUTO_TEST_CASE(the_end_of_every_png) {
    std::array<std::uint8_t, 12> out;
    BOOST_TEST(wire::encode(chunk{{}, std::array<std::uint8_t, 4>{'I', 'E', 'N', 'D'}, {}, {}}, out).value() == 12u);
    BOOST_TEST(handfast::to_hex(out) == "0000000049454e44ae426082");
    BOOST_TEST(refusal<chunk>("00000000 49454e44 ae426083") ==
               "chunk.crc: 2923585667 where 2923585666 was computed, at offset 8");
}

BOOST_AUTO_TEST_CASE(it_is_filled_with_what_makes_the_sum_all_ones) {
    for (std::size_t const size : {0u, 1u, 2u, 7u}) {
        std::vector<std::uint8_t> const data(size, 0xe7);
        basic_echo<wire::borrowed> const m{8, 0, {0x7777}, 0x0102, 0x0c03, wire::rest<wire::borrowed>{data}};
        std::array<std::uint8_t, 32> out;
        auto const encoded = handfast::byte_view{out}.first(wire::encode(m, out).value());
        BOOST_TEST(checksum_of(encoded) == 0);
        BOOST_TEST(wire::decode<echo>(encoded).has_value());
    }
    BOOST_TEST(refusal<echo>("08 00 eafb 0102 0c03") == "echo.checksum: 60155 where 60154 was computed, at offset 2");
}

BOOST_AUTO_TEST_CASE(a_pseudo_header_is_part_of_it) {
    std::array<std::uint8_t, 32> out;
    std::vector<std::uint8_t> const data{'h', 'i', '!'};
    basic_datagram<wire::borrowed> sent{};
    sent.source = {192, 0, 2, 1};
    sent.target = {192, 0, 2, 2};
    sent.source_port = 1024;
    sent.target_port = 7;
    sent.data = wire::rest<wire::borrowed>{data};
    auto const encoded = handfast::byte_view{out}.first(wire::encode(sent, out).value());
    // c000 0201 c000 0202 0011 000b and 0400 0007 000b 6869 2100 add up to 2119a, that is 119c.
    BOOST_TEST(handfast::to_hex(encoded) == "04000007000bee63686921");

    BOOST_TEST((wire::decode<datagram>(encoded).error().what == wire::failure::computed));
    datagram received{};
    received.source = sent.source;
    received.target = sent.target;
    BOOST_TEST(wire::decode_into(encoded, received).has_value());
    BOOST_TEST((received.source == sent.source && received.data.size() == 3));
    received.target[3] ^= 1;
    BOOST_TEST(!wire::decode_into(encoded, received).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
