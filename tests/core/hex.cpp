// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>

BOOST_AUTO_TEST_SUITE(core_hex)

using namespace handfast;

BOOST_AUTO_TEST_CASE(both_ways) {
    std::vector<std::uint8_t> const bytes{0x00, 0x01, 0x7f, 0x80, 0xff, 0xa5};
    BOOST_TEST(to_hex(bytes) == "00017f80ffa5");
    BOOST_TEST(from_hex("00017f80ffa5") == bytes);
    BOOST_TEST(from_hex("0001 7F80\n\tFFA5") == bytes);
    BOOST_TEST(to_hex({}).empty());
    BOOST_TEST(from_hex("").empty());
}

BOOST_AUTO_TEST_CASE(ends_at_what_is_no_digit) {
    BOOST_TEST(from_hex("0102xx03").size() == 2U);
    BOOST_TEST(from_hex("010").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
