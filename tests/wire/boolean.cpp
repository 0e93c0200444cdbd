// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/boolean.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
using one = laws::around<bool>;
using several = laws::around<std::array<bool, 3>>;
using listed = laws::around<wire::vector<bool, 0, 9>>;
static_assert(wire::plain<bool> && wire::least_size<bool> == 1 && wire::greatest_size<bool> == 1);

constexpr std::uint8_t bytes[]{0, 1, 2};
static_assert(!wire::decode<bool>(handfast::byte_view{bytes, 1}).value());
static_assert(wire::decode<bool>(handfast::byte_view{bytes + 1, 1}).value());
static_assert(wire::decode<bool>(handfast::byte_view{bytes + 2, 1}).error().what == wire::failure::too_large);

// Not all bytes are one: `wire::load` does not take it.
template <class T>
concept loadable = requires(std::array<std::uint8_t, wire::least_size<T>> const& in) { wire::load<T>(in); };
static_assert(!loadable<bool> && !loadable<one>);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_boolean)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<one>("0102 00 03");
    laws::hold_for<one>("0102 01 03");
    laws::hold_for<several>("0102 010001 03");
    laws::hold_for<listed>("0102 02 0100 03");
}

BOOST_AUTO_TEST_CASE(another_byte_is_refused) {
    auto const in = handfast::from_hex("0102 02 03");
    BOOST_TEST(describe(wire::decode<one>(in).error()).view() ==
               "around.it: 2 does not fit, the greatest value is 1, at offset 2");
    auto const third = handfast::from_hex("0102 0001ff 03");
    BOOST_TEST(describe(wire::decode<several>(third).error()).view() ==
               "around.it[2]: 255 does not fit, the greatest value is 1, at offset 4");
    auto const second = handfast::from_hex("0102 02 0180 03");
    BOOST_TEST(describe(wire::decode<listed>(second).error()).view() ==
               "around.it[1]: 128 does not fit, the greatest value is 1, at offset 4");
}

BOOST_AUTO_TEST_SUITE_END()
