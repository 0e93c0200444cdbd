// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/digit.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

#include "crypto/rsa/slow.hpp"

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_digit)

BOOST_AUTO_TEST_CASE(limbs_to_digits_and_back) {
    slow::limbs_source source;
    for (std::size_t size = 1; size < 40; ++size) {
        std::size_t const count = (size * detail::limb_bits + detail::digit_bits - 1) / detail::digit_bits;
        std::vector<detail::limb> limbs(size);
        std::vector<std::uint64_t> digits(count + 1, 7);
        source.fill(limbs.data(), size);
        detail::to_digits(digits.data(), count, limbs.data(), size);
        BOOST_TEST(digits.back() == 7u);

        // Digit by digit, the value is the same.
        slow::number value;
        for (std::size_t i = count; i-- > 0;) {
            BOOST_TEST(digits[i] <= detail::greatest_digit);
            std::vector<std::uint8_t> const radix{0, 0, 0, 0, 0, 0, 16};  // 2^52
            value = slow::multiply(value, radix);
            slow::number digit;
            for (std::size_t k = 0; k < 8; ++k) digit.push_back(static_cast<std::uint8_t>(digits[i] >> 8 * k));
            unsigned carry = 0;
            value.resize(std::max(value.size(), std::size_t{8}) + 1);
            for (std::size_t k = 0; k < value.size(); ++k) {
                carry += value[k] + (k < 8 ? digit[k] : 0u);
                value[k] = static_cast<std::uint8_t>(carry);
                carry >>= 8;
            }
            value = slow::trim(value);
        }
        BOOST_TEST(value == slow::from_limbs(limbs.data(), size));

        std::vector<detail::limb> back(size);
        detail::from_digits(back.data(), size, digits.data(), count);
        BOOST_TEST((back == limbs));
    }
}

BOOST_AUTO_TEST_CASE(more_digits_than_limbs_are_zero_and_fewer_leave_out) {
    std::vector<detail::limb> const limbs(4, static_cast<detail::limb>(~detail::limb{0}));
    std::vector<std::uint64_t> digits(12, 7);
    detail::to_digits(digits.data(), digits.size(), limbs.data(), limbs.size());
    BOOST_TEST(digits.back() == 0u);
    detail::to_digits(digits.data(), 1, limbs.data(), limbs.size());
    BOOST_TEST(digits[0] == detail::greatest_digit);
}

BOOST_AUTO_TEST_SUITE_END()
