// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/array.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
struct with_c_array {
    wire::u8 before;
    wire::u16 numbers[2];

    static constexpr auto handfast_description() noexcept {
        return wire::description<&with_c_array::before, &with_c_array::numbers>{"with_c_array", "before, numbers"};
    }
    friend constexpr bool operator==(with_c_array const&, with_c_array const&) = default;
};

static_assert(wire::plain<std::array<wire::u24, 3>> && wire::least_size<std::array<wire::u24, 3>> == 9);
static_assert(!wire::plain<std::array<wire::opaque<1, 3>, 2>>);
static_assert(wire::least_size<std::array<wire::opaque<1, 3>, 2>> == 4);
static_assert(wire::greatest_size<std::array<wire::opaque<1, 3>, 2>> == 8);
static_assert(wire::plain<with_c_array> && wire::least_size<with_c_array> == 5);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_array)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<laws::around<std::array<wire::u24, 2>>>("0102 000001 fffefd 09");
    laws::hold_for<laws::around<std::array<wire::opaque<1, 3>, 2>>,
                   laws::around<std::array<wire::opaque<1, 3, wire::owned>, 2>>>("0102 01aa 03bbccdd 09");
    laws::hold_for<with_c_array>("01 0203 0405");
}

BOOST_AUTO_TEST_CASE(a_failure_names_the_element) {
    auto const short_one = handfast::from_hex("0102 01aa 03bb");
    BOOST_TEST(describe(wire::decode<laws::around<std::array<wire::opaque<1, 3>, 2>>>(short_one).error()).view() ==
               "around.it[1]: 1 byte where 3 were announced, at offset 5");

    std::uint8_t out[16];
    laws::around<std::array<wire::u24, 2>> const large{1, {2, 0x1000000}, 3};
    BOOST_TEST(describe(wire::encode(large, out).error()).view() ==
               "around.it[1]: 16777216 does not fit, the greatest value is 16777215, at offset 5");
}

BOOST_AUTO_TEST_SUITE_END()
