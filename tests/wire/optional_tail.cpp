// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/optional_tail.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Storage>
using tail = laws::ending<wire::optional_tail<wire::opaque<0, 9, Storage>>>;
using number = laws::ending<wire::optional_tail<wire::u32>>;
static_assert(wire::least_size<number> == 2 && wire::greatest_size<number> == 6);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_optional_tail)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<number>("0102");
    laws::hold_for<number>("0102 03040506");
    laws::hold_for<tail<wire::view>, tail<wire::owned>>("0102");
    laws::hold_for<tail<wire::view>, tail<wire::owned>>("0102 00");
    laws::hold_for<tail<wire::view>, tail<wire::owned>>("0102 03aabbcc");
}

BOOST_AUTO_TEST_CASE(absent_and_empty_are_two_things) {
    auto const without = handfast::from_hex("0102");
    auto const empty = handfast::from_hex("0102 00");
    BOOST_TEST(!wire::decode<tail<wire::view>>(without)->it.has_value());
    BOOST_TEST(wire::decode<tail<wire::view>>(empty)->it.has_value());
    BOOST_TEST(!(*wire::decode<tail<wire::view>>(without) == *wire::decode<tail<wire::view>>(empty)));
}

BOOST_AUTO_TEST_CASE(what_is_there_takes_all) {
    auto const in = handfast::from_hex("0102 01aa bb");
    BOOST_TEST(describe(wire::decode<tail<wire::view>>(in).error()).view() ==
               "ending: 1 byte left over at the end, at offset 4");
    auto const half = handfast::from_hex("0102 0304");
    BOOST_TEST(describe(wire::decode<number>(half).error()).view() ==
               "ending.it: 2 bytes where 4 were needed, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
