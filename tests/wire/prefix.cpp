// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/prefix.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Prefix, class Storage>
using words = laws::around<wire::opaque<1, 300, Storage, Prefix>>;
template <class Prefix, class Storage>
using numbers = laws::around<wire::vector<wire::u16, 2, 300, Storage, Prefix>>;
// Bounds in elements: one to three of them.
template <class Prefix, class Storage>
using few = laws::around<wire::vector<wire::u16, 1, 3, Storage, Prefix>>;
template <class Prefix, class Storage>
using several =
    laws::around<wire::vector<wire::opaque<0, 9, Storage, wire::byte_count<wire::varint>>, 1, 3, Storage, Prefix>>;

using little = wire::byte_count<wire::u16_le>;
using variable = wire::byte_count<wire::varint>;
using count = wire::element_count<wire::u32_le>;
using variable_count = wire::element_count<wire::varint>;

static_assert(wire::least_size<wire::opaque<1, 300, wire::view, little>> == 3);
static_assert(wire::greatest_size<wire::opaque<1, 300, wire::view, little>> == 302);
static_assert(wire::least_size<wire::opaque<1, 300, wire::view, variable>> == 2);
static_assert(wire::greatest_size<wire::opaque<1, 300, wire::view, variable>> >= 302);
static_assert(wire::least_size<wire::vector<wire::u16, 1, 3, wire::view, count>> == 4 + 2);
static_assert(wire::greatest_size<wire::vector<wire::u16, 1, 3, wire::view, count>> == 4 + 6);
// A prefix as wide as is wanted, and one that is as wide as the ceiling needs.
static_assert(wire::least_size<wire::opaque<0, 5, wire::view, wire::byte_count<wire::u64>>> == 8);
static_assert(wire::least_size<wire::opaque<0, 255>> == 1 && wire::least_size<wire::opaque<0, 256>> == 2);
static_assert(wire::least_size<wire::opaque<0, 65536>> == 3 && wire::least_size<wire::opaque<0, 0x1000000>> == 4);
// A count of elements leaves room for one, whatever their size.
static_assert(wire::greatest_size<wire::vector<wire::u64, 0, 3, wire::view, wire::element_count<wire::u8>>> == 25);

template <class M>
std::string refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
template <template <class, class> class M, class Prefix>
void hold_for(std::string_view digits) {
    laws::hold_for<M<Prefix, wire::view>, M<Prefix, wire::owned>>(digits);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_prefix)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    hold_for<words, little>("0102 0300 aabbcc ff");
    hold_for<words, variable>("0102 03 aabbcc ff");
    hold_for<words, wire::byte_count<std::uint32_t>>("0102 00000003 aabbcc ff");
    hold_for<numbers, little>("0102 0400 aabbccdd ff");
    hold_for<numbers, variable>("0102 04 aabbccdd ff");
    hold_for<few, count>("0102 02000000 aabbccdd ff");
    hold_for<few, variable_count>("0102 02 aabbccdd ff");
    hold_for<several, count>("0102 03000000 00 02aabb 01cc ff");
    hold_for<several, variable_count>("0102 01 02aabb ff");
}

BOOST_AUTO_TEST_CASE(a_prefix_that_grows) {
    std::string digits = "0102 ac02 ";
    for (int i = 0; i < 300; ++i) digits += "aa";
    auto const in = handfast::from_hex(digits + "ff");
    laws::round_trip<words<variable, wire::view>>(in);
    laws::round_trip<words<variable, wire::owned>>(in);
    laws::round_trip<numbers<variable, wire::view>>(in);
    laws::round_trip<numbers<variable, wire::owned>>(in);
    laws::short_outputs<words<variable, wire::view>>(in);
    laws::short_outputs<numbers<variable, wire::owned>>(in);
    laws::every_truncation<numbers<variable, wire::view>>(in);
}

BOOST_AUTO_TEST_CASE(bounds_are_kept) {
    BOOST_TEST((refusal<words<little, wire::view>>("0102 0000 ff")) ==
               "around.it: length 0 is below the floor of 1, at offset 2");
    BOOST_TEST((refusal<words<little, wire::view>>("0102 2d01 ff")) ==
               "around.it: length 301 is above the ceiling of 300, at offset 2");
    BOOST_TEST((refusal<words<variable, wire::view>>("0102 ad02 ff")) ==
               "around.it: length 301 is above the ceiling of 300, at offset 2");
    BOOST_TEST((refusal<numbers<variable, wire::view>>("0102 03 aabbcc ff")) ==
               "around.it: length 3 is not a multiple of 2, at offset 3");
    BOOST_TEST((refusal<few<count, wire::view>>("0102 00000000 ff")) ==
               "around.it: length 0 is below the floor of 1, at offset 2");
    BOOST_TEST((refusal<few<count, wire::owned>>("0102 04000000 aabbccddeeff0011 ff")) ==
               "around.it: length 4 is above the ceiling of 3, at offset 2");
    BOOST_TEST((refusal<few<count, wire::owned>>("0102 03000000 aabbccdd ff")) ==
               "around.it[2]: 1 byte where 2 were needed, at offset 10");
}

BOOST_AUTO_TEST_CASE(bounds_are_kept_when_it_is_written) {
    std::array<std::uint8_t, 32> out;
    auto const words_of = [&](auto const& message) {
        return std::string{describe(wire::encode(message, out).error()).view()};
    };
    std::array<wire::u16, 4> const four{1, 2, 3, 4};
    BOOST_TEST(words_of(few<count, wire::borrowed>{1, four, 2}) ==
               "around.it: length 4 is above the ceiling of 3, at offset 2");
    BOOST_TEST(words_of(few<variable_count, wire::borrowed>{1, {}, 2}) ==
               "around.it: length 0 is below the floor of 1, at offset 2");
    BOOST_TEST(words_of(words<variable, wire::borrowed>{1, {}, 2}) ==
               "around.it: length 0 is below the floor of 1, at offset 2");
    BOOST_TEST(words_of(numbers<variable, wire::borrowed>{1, {}, 2}) ==
               "around.it: length 0 is below the floor of 2, at offset 2");
    few<count, wire::borrowed> const three{0x0102, std::span{four}.first(3), 0xff};
    BOOST_TEST(handfast::to_hex({out.data(), wire::encode(three, out).value()}) == "010203000000000100020003ff");
}

BOOST_AUTO_TEST_SUITE_END()
