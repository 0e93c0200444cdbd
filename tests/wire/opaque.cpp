// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/opaque.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
using handfast::byte_view;

namespace {
template <std::size_t Floor, std::size_t Ceiling>
using viewed = laws::around<wire::opaque<Floor, Ceiling, wire::view>>;
template <std::size_t Floor, std::size_t Ceiling>
using own = laws::around<wire::opaque<Floor, Ceiling, wire::owned>>;
template <std::size_t Floor, std::size_t Ceiling>
using lent = laws::around<wire::opaque<Floor, Ceiling, wire::borrowed>>;

template <class M>
wire::error refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return wire::decode<M>(in).error();
}
template <class M>
wire::error refusal_to_write(std::vector<std::uint8_t> const& body) {
    std::uint8_t out[600];
    return wire::encode(M{1, byte_view{body}, 2}, out).error();
}

// The prefix is as wide as the ceiling needs (RFC 5246 §4.3).
static_assert(wire::least_size<wire::opaque<0, 255>> == 1 && wire::least_size<wire::opaque<0, 256>> == 2);
static_assert(wire::least_size<wire::opaque<7, 0xffff>> == 9 && wire::least_size<wire::opaque<0, 0x10000>> == 3);
static_assert(wire::least_size<wire::opaque<0, 0xffffff>> == 3 && wire::least_size<wire::opaque<0, 0x1000000>> == 4);
static_assert(wire::greatest_size<wire::opaque<1, 32>> == 33);
static_assert(!wire::plain<wire::opaque<4, 4>>);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_opaque)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed<0, 255>, own<0, 255>>("0102 00 ff");
    laws::hold_for<viewed<0, 255>, own<0, 255>>("0102 03aabbcc ff");
    laws::hold_for<viewed<1, 3>, own<1, 3>>("0102 01aa ff");
    laws::hold_for<viewed<1, 3>, own<1, 3>>("0102 03aabbcc ff");
    laws::hold_for<viewed<2, 300>, own<2, 300>>("0102 0002aabb ff");
    laws::hold_for<viewed<0, 0xffffff>, own<0, 0xffffff>>("0102 000002aabb ff");
    laws::hold_for<viewed<0, 0xffffffff>, own<0, 0xffffffff>>("0102 00000002aabb ff");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_kept_when_reading) {
    BOOST_TEST(describe(refusal<viewed<2, 3>>("0102 01aa ff")).view() ==
               "around.it: length 1 is below the floor of 2, at offset 2");
    BOOST_TEST(describe(refusal<viewed<2, 3>>("0102 04aabbccdd ff")).view() ==
               "around.it: length 4 is above the ceiling of 3, at offset 2");
    BOOST_TEST(describe(refusal<viewed<2, 300>>("0102 012d ff")).view() ==
               "around.it: length 301 is above the ceiling of 300, at offset 2");
    BOOST_TEST(describe(refusal<own<0, 255>>("0102 04aabbcc")).view() ==
               "around.it: 3 bytes where 4 were announced, at offset 3");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_kept_when_writing) {
    BOOST_TEST(describe(refusal_to_write<lent<2, 300>>({7})).view() ==
               "around.it: length 1 is below the floor of 2, at offset 2");
    BOOST_TEST(describe(refusal_to_write<own<2, 300>>(std::vector<std::uint8_t>(301))).view() ==
               "around.it: length 301 is above the ceiling of 300, at offset 2");
    BOOST_TEST(describe(refusal_to_write<viewed<2, 3>>({1, 2, 3, 4})).view() ==
               "around.it: length 4 is above the ceiling of 3, at offset 2");
}

BOOST_AUTO_TEST_CASE(a_view_points_into_the_input_and_an_owned_one_does_not) {
    auto const in = handfast::from_hex("0102 03aabbcc ff");
    BOOST_TEST((wire::decode<viewed<0, 255>>(in)->it.data() == in.data() + 3));
    BOOST_TEST((wire::decode<own<0, 255>>(in)->it.data() != in.data() + 3));
    BOOST_TEST(((*wire::decode<own<0, 255>>(in)).it[2] == 0xcc));
}

BOOST_AUTO_TEST_CASE(an_owned_one_is_made_from_anything_that_is_bytes) {
    std::array<std::uint8_t, 2> const from{1, 2};
    wire::opaque<0, 9, wire::owned> const o{byte_view{from}};
    wire::opaque<0, 9> const v{o};
    wire::opaque<0, 9, wire::borrowed> const b{from};
    BOOST_TEST(o.size() == 2u);
    BOOST_TEST(v.data() == o.data());
    BOOST_TEST(b.data() == from.data());
}

BOOST_AUTO_TEST_SUITE_END()
