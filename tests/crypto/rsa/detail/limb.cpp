// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/limb.hpp>

namespace detail = handfast::rsa::detail;
using detail::limb;

namespace {
constexpr limb top = static_cast<limb>(~limb{0});
}

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_limb)

BOOST_AUTO_TEST_CASE(masks_are_all_or_nothing) {
    BOOST_TEST(detail::mask_of(0) == 0u);
    BOOST_TEST(detail::mask_of(1) == top);
    BOOST_TEST(detail::mask_if_zero(0) == top);
    for (limb x : {limb{1}, limb{2}, top, static_cast<limb>(top >> 1), static_cast<limb>(top ^ (top >> 1))})
        BOOST_TEST(detail::mask_if_zero(x) == 0u);
    BOOST_TEST(detail::mask_if_equal(7, 7) == top);
    BOOST_TEST(detail::mask_if_equal(7, 8) == 0u);
    BOOST_TEST(detail::choose(top, 3, 4) == 3u);
    BOOST_TEST(detail::choose(limb{0}, 3, 4) == 4u);
}

BOOST_AUTO_TEST_CASE(carries_go_up_and_borrows_come_down) {
    limb carry = 1;
    BOOST_TEST(detail::add_with_carry(top, top, carry) == top);
    BOOST_TEST(carry == 1u);
    BOOST_TEST(detail::add_with_carry(1, 2, carry) == 4u);
    BOOST_TEST(carry == 0u);
    limb borrow = 1;
    BOOST_TEST(detail::subtract_with_borrow(0, top, borrow) == 0u);
    BOOST_TEST(borrow == 1u);
    BOOST_TEST(detail::subtract_with_borrow(5, 2, borrow) == 2u);
    BOOST_TEST(borrow == 0u);
    limb upper = top;
    BOOST_TEST(detail::multiply_add(top, top, top, upper) == top);
    BOOST_TEST(upper == top);
}

BOOST_AUTO_TEST_CASE(limbs_for_bits) {
    BOOST_TEST(detail::limbs_for(0) == 0u);
    BOOST_TEST(detail::limbs_for(1) == 1u);
    BOOST_TEST(detail::limbs_for(detail::limb_bits) == 1u);
    BOOST_TEST(detail::limbs_for(detail::limb_bits + 1) == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
