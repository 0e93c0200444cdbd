// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/bytes.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

static_assert(wire::bytes<4>{}.size() == 4 && wire::bytes<4>{}[3] == 0);
static_assert(wire::plain<wire::bytes<4>> && wire::least_size<wire::bytes<4>> == 4);
static_assert(wire::bytes<2>{std::array<std::uint8_t, 2>{1, 2}}[1] == 2);
static_assert(wire::bytes<2>{std::array<std::uint8_t, 2>{1, 2}} == std::array<std::uint8_t, 2>{1, 2});
static_assert(wire::bytes<2>{std::array<std::uint8_t, 2>{1, 2}} != std::array<std::uint8_t, 2>{1, 3});

BOOST_AUTO_TEST_SUITE(wire_bytes)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<laws::around<wire::bytes<1>>>("0102 03 04");
    laws::hold_for<laws::around<wire::bytes<32>>>(
        "0102 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f ff");
}

BOOST_AUTO_TEST_SUITE_END()
