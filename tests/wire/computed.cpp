// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/computed.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Storage>
struct basic_packet {
    wire::u8 kind;
    wire::computed<wire::u16, wire::message_size> size;
    wire::opaque<0, 9, Storage> words;

    HANDFAST_MESSAGE(basic_packet, kind, size, words)
};
using packet = basic_packet<wire::view>;

/// The sum of all bytes but its own, and of what stands outside of the message.
struct sum_of_all {
    template <class M>
    static constexpr unsigned compute(M const& message, handfast::byte_view encoded, std::size_t here) {
        unsigned sum = message.outside;
        for (std::size_t i = 0; i < encoded.size(); ++i)
            if (i != here) sum += encoded[i];
        return sum & 0xff;
    }
};
// `outside` is no field: a rule may read it, and decoding leaves it alone.
template <class Storage>
struct basic_summed {
    unsigned outside = 0;
    wire::computed<wire::u8, sum_of_all> sum;
    wire::computed<std::uint16_t, wire::message_size> size;
    wire::opaque<0, 9, Storage> words;

    HANDFAST_LITTLE_ENDIAN_MESSAGE(basic_summed, size, sum, words)
};
using summed = basic_summed<wire::view>;

/// Half of the size, in some bits of a word.
struct half {
    template <class M>
    static constexpr std::size_t compute(M const&, handfast::byte_view encoded, std::size_t) {
        return encoded.size() / 2;
    }
};
struct in_bits {
    wire::bits<3> before;
    wire::computed<wire::bits<4>, half> words;
    wire::flag after;
    wire::bytes<3> others;

    HANDFAST_MESSAGE(in_bits, before, words, after, others)
};
enum class level : std::uint8_t { low = 1, high = 4 };
struct as_enumeration {
    wire::computed<level, wire::message_size> size;
    wire::computed<wire::open_enum<level>, wire::message_size> again;
    wire::u16 number;

    HANDFAST_MESSAGE(as_enumeration, size, again, number)
};
template <class Storage>
struct basic_nested {
    wire::u8 before;
    basic_packet<Storage> inner;
    wire::computed<wire::u8, wire::message_size> size;

    HANDFAST_MESSAGE(basic_nested, before, inner, size)
};
using nested = basic_nested<wire::view>;
struct small {
    wire::computed<wire::bits<2>, wire::message_size> size;
    wire::bits<6> number;
    wire::bytes<3> others;

    HANDFAST_MESSAGE(small, size, number, others)
};

static_assert(!wire::plain<packet> && wire::least_size<packet> == 4 && wire::greatest_size<packet> == 13);
static_assert(!wire::plain<in_bits> && wire::least_size<in_bits> == 4 && wire::greatest_size<in_bits> == 4);
// Whatever stands in a computed field, the messages are the same.
static_assert(packet{1, {2}, {}} == packet{1, {3}, {}} && !(packet{1, {2}, {}} == packet{2, {2}, {}}));

// In the compiler.
static_assert([] {
    std::array<std::uint8_t, 4> out{};
    return wire::encode(packet{1, {0x7777}, {}}, out).value() == 4 && out == std::array<std::uint8_t, 4>{1, 0, 4, 0};
}());

template <class M>
std::string written(M const& message) {
    std::array<std::uint8_t, 32> out;
    auto const size = wire::encode(message, out);
    return size ? handfast::to_hex({out.data(), *size}) : std::string{describe(size.error()).view()};
}
template <class M>
std::string refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_computed)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<packet, basic_packet<wire::owned>>("01 0006 02aabb");
    laws::hold_for<summed, basic_summed<wire::owned>>("0600 6d 02aabb");
    laws::hold_for<in_bits>("a5 010203");
    laws::hold_for<as_enumeration>("04 04 0102");
    laws::hold_for<nested, basic_nested<wire::owned>>("07 01 0006 02aabb 08");
    laws::hold_for<laws::around<wire::vector<packet, 0, 99>>,
                   laws::around<wire::vector<basic_packet<wire::owned>, 0, 99, wire::owned>>>(
        "0102 0b 01 0006 02aabb 02 0005 01cc 09");
}

BOOST_AUTO_TEST_CASE(it_is_filled_whatever_stands_in_it) {
    BOOST_TEST(written(basic_packet<wire::owned>{1, {0x7777}, std::vector<std::uint8_t>{0xaa}}) == "01000501aa");
    BOOST_TEST(written(in_bits{7, {0xf}, true, {}}) == "e5000000");
    BOOST_TEST(written(as_enumeration{level::low, {}, 7}) == "04040007");
}

BOOST_AUTO_TEST_CASE(it_is_checked_when_it_is_read) {
    BOOST_TEST(refusal<packet>("01 0007 02aabb") == "packet.size: 7 where 6 was computed, at offset 1");
    BOOST_TEST(refusal<in_bits>("a7 010203") == "in_bits.words: 3 where 2 was computed, at offset 0");
    BOOST_TEST(refusal<nested>("07 01 0007 02aabb 08") == "nested.inner.size: 7 where 6 was computed, at offset 2");
    auto const in = handfast::from_hex("01 0006 02aabb");
    BOOST_TEST(wire::decode<packet>(in)->size.value == 6);
}

BOOST_AUTO_TEST_CASE(a_rule_may_read_what_is_no_field) {
    auto const in = handfast::from_hex("0600 77 02aabb");
    BOOST_TEST(refusal<summed>("0600 77 02aabb") == "summed.sum: 119 where 109 was computed, at offset 2");
    summed message{};
    message.outside = 10;
    BOOST_REQUIRE(wire::decode_into(in, message).has_value());
    BOOST_TEST(message.outside == 10u);
    BOOST_TEST(message.words.size() == 2u);
    BOOST_TEST(written(message) == "06007702aabb");
    message.outside = 11;
    BOOST_TEST(written(message) == "06007802aabb");
    BOOST_TEST(!wire::decode_into(in, message).has_value());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused) {
    BOOST_TEST(written(small{}) == "small.size: 4 does not fit, the greatest value is 3, at offset 0");
    BOOST_TEST(refusal<small>("c0 010203") == "small.size: 3 where 4 was computed, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
