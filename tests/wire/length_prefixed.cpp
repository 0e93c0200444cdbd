// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/length_prefixed.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Storage>
struct basic_inner {
    wire::u16 number;
    wire::opaque<0, 9, Storage> words;
    wire::optional_tail<wire::u8> tail;

    HANDFAST_MESSAGE(basic_inner, number, words, tail)
};
template <class Storage>
using boxed = laws::around<wire::length_prefixed<wire::u24, basic_inner<Storage>>>;
static_assert(wire::least_size<boxed<wire::view>> == 9 && wire::greatest_size<boxed<wire::view>> == 19);
static_assert(wire::greatest_size<wire::length_prefixed<wire::u8, wire::rest<>>> == 256);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_length_prefixed)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<boxed<wire::view>, boxed<wire::owned>>("0102 000005 0304 02aabb ff");
    laws::hold_for<boxed<wire::view>, boxed<wire::owned>>("0102 000006 0304 02aabb cc ff");
    laws::hold_for<laws::around<wire::length_prefixed<wire::u8, wire::rest<>>>>("0102 03 aabbcc ff");
}

BOOST_AUTO_TEST_CASE(the_body_takes_exactly_its_length) {
    auto const longer = handfast::from_hex("0102 000007 0304 02aabb ccdd ff");
    BOOST_TEST(describe(wire::decode<boxed<wire::view>>(longer).error()).view() ==
               "around.it: 1 byte left over at the end, at offset 11");
    auto const shorter = handfast::from_hex("0102 000004 0304 02aabb ff");
    BOOST_TEST(describe(wire::decode<boxed<wire::view>>(shorter).error()).view() ==
               "around.it.words: 1 byte where 2 were announced, at offset 8");
}

BOOST_AUTO_TEST_CASE(a_body_too_long_for_its_length_is_refused) {
    std::vector<std::uint8_t> const body(256);
    laws::around<wire::length_prefixed<wire::u8, wire::rest<wire::borrowed>>> const m{
        1, wire::rest<wire::borrowed>{body}, 2};
    std::array<std::uint8_t, 300> out;
    BOOST_TEST(describe(wire::encode(m, out).error()).view() ==
               "around.it: length 256 is above the ceiling of 255, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
