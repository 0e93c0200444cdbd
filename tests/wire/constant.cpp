// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/constant.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
enum class kind : std::uint8_t { request = 5 };
using number = laws::around<wire::constant<wire::u16, 0x0304>>;
using named = laws::around<wire::constant<kind, kind::request>>;
using open = laws::around<wire::constant<wire::open_enum<kind>, kind::request>>;
static_assert(wire::least_size<number> == 5 && wire::greatest_size<number> == 5);
// Of fixed size, but not all bytes are one: `wire::load` does not take it.
template <class T>
concept loadable = requires(std::array<std::uint8_t, wire::least_size<T>> const& bytes) { wire::load<T>(bytes); };
static_assert(wire::plain<number> && !loadable<number> && loadable<laws::around<wire::u16>>);
static_assert(wire::constant<wire::u16, 7>::value == 7 && wire::u16{wire::constant<wire::u16, 7>{}} == 7);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_constant)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<number>("0102 0304 05");
    laws::hold_for<named, open>("0102 05 06");
}

BOOST_AUTO_TEST_CASE(another_value_is_refused) {
    auto const in = handfast::from_hex("0102 0305 05");
    BOOST_TEST(describe(wire::decode<number>(in).error()).view() ==
               "around.it: 773 where only 772 may stand, at offset 2");
    auto const other = handfast::from_hex("0102 06 06");
    BOOST_TEST(describe(wire::decode<named>(other).error()).view() ==
               "around.it: 6 where only 5 may stand, at offset 2");
    BOOST_TEST(describe(wire::decode<open>(other).error()).view() ==
               "around.it: 6 where only 5 may stand, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
