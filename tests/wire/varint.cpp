// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/varint.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
using one = laws::around<wire::varint>;
template <class Storage>
using several = laws::around<wire::vector<wire::varint, 0, 99, Storage>>;
// MQTT's fixed header (MQTT 3.1.1 §2.2): a word of flags and the remaining length.
template <class Storage>
struct basic_packet {
    wire::bits<4> type;
    wire::bits<4> flags;
    wire::length_prefixed<wire::varint, wire::rest<Storage>> body;

    HANDFAST_MESSAGE(basic_packet, type, flags, body)
};
using packet = basic_packet<wire::view>;

static_assert(!wire::plain<wire::varint> && wire::least_size<wire::varint> == 1 &&
              wire::greatest_size<wire::varint> == 4);
static_assert(wire::varint::greatest == 268'435'455 && sizeof(wire::varint) == 4);
static_assert(wire::basic_varint<9>::greatest == 0x7fffffffffffffff && wire::basic_varint<1>::greatest == 127);
static_assert(wire::greatest_size<packet> == 1 + 4 + 268'435'455);

// The bounds of MQTT 3.1.1, table 2.4, both ways, in the compiler.
template <class Number>
constexpr bool is(std::uint64_t value, std::initializer_list<std::uint8_t> bytes) {
    std::uint8_t in[9]{};
    std::size_t size = 0;
    for (auto const byte : bytes) in[size++] = byte;
    Number const number{static_cast<typename Number::native_type>(value)};
    std::uint8_t out[9]{};
    return wire::decode<Number>(handfast::byte_view{in, size}).value() == value &&
           wire::encode(number, out).value() == size && wire::encoded_size(number) == size &&
           handfast::same_bytes({in, size}, {out, size});
}
static_assert(is<wire::varint>(0, {0x00}) && is<wire::varint>(127, {0x7f}));
static_assert(is<wire::varint>(128, {0x80, 0x01}) && is<wire::varint>(16'383, {0xff, 0x7f}));
static_assert(is<wire::varint>(16'384, {0x80, 0x80, 0x01}) && is<wire::varint>(2'097'151, {0xff, 0xff, 0x7f}));
static_assert(is<wire::varint>(2'097'152, {0x80, 0x80, 0x80, 0x01}));
static_assert(is<wire::varint>(268'435'455, {0xff, 0xff, 0xff, 0x7f}));
static_assert(is<wire::varint>(321, {0xc1, 0x02}));
static_assert(is<wire::basic_varint<9>>(0x7fffffffffffffff, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f}));
static_assert(is<wire::basic_varint<1>>(127, {0x7f}));

template <class M>
std::string refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_varint)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<one>("0102 00 ff");
    laws::hold_for<one>("0102 8001 ff");
    laws::hold_for<one>("0102 ffffff7f ff");
    laws::hold_for<laws::around<wire::basic_varint<9>>>("0102 ffffffffffffffff7f ff");
    laws::hold_for<several<wire::view>, several<wire::owned>>("0102 06 05 8001 ffff03 ff");
    laws::hold_for<packet, basic_packet<wire::owned>>("c0 00");
    laws::hold_for<packet, basic_packet<wire::owned>>("30 05 0003612f62");
}

BOOST_AUTO_TEST_CASE(a_length_of_two_bytes) {
    std::string digits = "30 8001 ";
    for (int i = 0; i < 128; ++i) digits += "aa";
    auto const in = handfast::from_hex(digits);
    laws::round_trip<packet>(in);
    laws::round_trip<basic_packet<wire::owned>>(in);
    laws::short_outputs<basic_packet<wire::owned>>(in);
    laws::every_truncation<packet>(in);
    BOOST_TEST(wire::decode<packet>(in)->body->size() == 128u);
}

BOOST_AUTO_TEST_CASE(only_the_shortest_form_is_read) {
    for (auto const* digits : {"0102 8000 ff", "0102 818000 ff", "0102 ffffff8001 ff", "0102 80808000 ff"})
        BOOST_TEST(refusal<one>(digits) ==
                   "around.it: a number that is not in its shortest form of at most 4 bytes, at offset 2");
    BOOST_TEST(refusal<one>("0102 80") == "around.it: 0 bytes where 1 was needed, at offset 3");
    BOOST_TEST(refusal<packet>("30 8000") ==
               "packet.body: a number that is not in its shortest form of at most 4 bytes, at offset 1");
}

BOOST_AUTO_TEST_CASE(a_number_too_large_is_refused) {
    std::uint8_t out[16];
    BOOST_TEST(describe(wire::encode(one{1, 268'435'456, 2}, out).error()).view() ==
               "around.it: 268435456 does not fit, the greatest value is 268435455, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
