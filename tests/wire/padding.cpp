// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/padding.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
struct padded {
    wire::u8 kind;
    wire::padding<3> reserved;
    wire::u32 number;

    HANDFAST_MESSAGE(padded, kind, reserved, number)
};
// What follows the words stands at a multiple of four bytes from the first byte of this, wherever this is.
template <class Storage>
struct basic_record {
    wire::opaque<0, 9, Storage> words;
    wire::align<4> before_number;
    wire::u32 number;

    HANDFAST_MESSAGE(basic_record, words, before_number, number)
};
using record = basic_record<wire::view>;
template <class Storage>
struct basic_outer {
    wire::u8 before;
    basic_record<Storage> inner;
    wire::align<8> at_the_end;

    HANDFAST_MESSAGE(basic_outer, before, inner, at_the_end)
};
using outer = basic_outer<wire::view>;
template <class Storage>
using records = laws::around<wire::vector<basic_record<Storage>, 0, 99, Storage>>;
// After a list that is itself computed, and with a message's size in front.
template <class Storage>
struct basic_whole {
    wire::computed<wire::u8, wire::message_size> size;
    wire::computed<wire::u8> count;
    wire::counted<&basic_whole::count, wire::u24, Storage> numbers;
    wire::align<4> after;

    HANDFAST_MESSAGE(basic_whole, size, count, numbers, after)
};

static_assert(wire::plain<padded> && wire::least_size<padded> == 8 && std::is_empty_v<wire::padding<3>>);
static_assert(wire::least_size<record> == 5 && wire::greatest_size<record> == 10 + 3 + 4);
static_assert(padded{1, {}, 2} == padded{1, {}, 2});

// Not all bytes are one: `wire::load` does not take it.
template <class T>
concept loadable = requires(std::array<std::uint8_t, wire::least_size<T>> const& in) { wire::load<T>(in); };
static_assert(!loadable<padded>);

template <class M>
std::string refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_padding)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<padded>("01 000000 02030405");
    laws::hold_for<record, basic_record<wire::owned>>("00 000000 01020304");
    laws::hold_for<record, basic_record<wire::owned>>("02aabb 00 01020304");
    laws::hold_for<record, basic_record<wire::owned>>("03aabbcc 01020304");
    laws::hold_for<record, basic_record<wire::owned>>("04aabbccdd 000000 01020304");
    laws::hold_for<outer, basic_outer<wire::owned>>("07 02aabb 00 01020304 00000000000000");
    laws::hold_for<outer, basic_outer<wire::owned>>("07 03aabbcc 01020304 00000000000000");
    laws::hold_for<records<wire::view>, records<wire::owned>>("0102 10 00 000000 01020304 02aabb 00 01020304 ff");
    laws::hold_for<basic_whole<wire::view>, basic_whole<wire::owned>>("08 02 010203 040506");
    laws::hold_for<basic_whole<wire::view>, basic_whole<wire::owned>>("08 01 010203 000000");
}

BOOST_AUTO_TEST_CASE(what_is_not_zero_is_refused) {
    BOOST_TEST(refusal<padded>("01 000100 02030405") == "padded.reserved: 1 where only 0 may stand, at offset 2");
    BOOST_TEST(refusal<record>("00 000007 01020304") == "record.before_number: 7 where only 0 may stand, at offset 3");
    BOOST_TEST(refusal<records<wire::owned>>("0102 10 00 000000 01020304 02aabb 07 01020304 ff") ==
               "around.it[1].before_number: 7 where only 0 may stand, at offset 14");
}

BOOST_AUTO_TEST_CASE(what_is_cut_is_told) {
    BOOST_TEST(refusal<record>("00 0000") == "record.before_number: 2 bytes where 3 were needed, at offset 1");
    std::array<std::uint8_t, 3> little;
    BOOST_TEST(describe(wire::encode(record{}, little).error()).view() ==
               "record.before_number: room for 3 bytes where 8 are needed, at offset 1");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_zero) {
    std::array<std::uint8_t, 16> out;
    out.fill(0xff);
    auto const size = wire::encode(outer{7, {{}, {}, 0x01020304}, {}}, out).value();
    BOOST_TEST(handfast::to_hex({out.data(), size}) == "07000000000102030400000000000000");
    out.fill(0xff);
    BOOST_TEST(wire::encode(padded{1, {}, 2}, out).value() == 8u);
    BOOST_TEST(handfast::to_hex({out.data(), 8}) == "0100000000000002");
}

BOOST_AUTO_TEST_SUITE_END()
