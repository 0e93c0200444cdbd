// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

#include "crypto/rsa/slow.hpp"

namespace hf = handfast;
namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;
using detail::limb;
using number = detail::natural<2 * detail::whole_capacity>;

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_natural)

BOOST_AUTO_TEST_CASE(sums_differences_products_and_quotients_agree_with_paper) {
    slow::limbs_source source;
    for (std::size_t size = 1; size <= 20; ++size) {
        for (int round = 0; round < 5; ++round) {
            number a, b, r, q;
            source.fill(a.data(), size);
            source.fill(b.data(), size);
            b[0] |= 1;
            auto const slow_a = slow::from_limbs(a.data(), size);
            auto const slow_b = slow::from_limbs(b.data(), size);

            detail::multiply(r.data(), a.data(), size, b.data(), size);
            BOOST_TEST(slow::from_limbs(r.data(), 2 * size) == slow::multiply(slow_a, slow_b));

            slow::number quotient;
            auto const rest = slow::divide(slow_a, slow_b, quotient);
            detail::divide(q.data(), r.data(), a.data(), size, b.data(), size);
            BOOST_TEST(slow::from_limbs(q.data(), size) == quotient);
            BOOST_TEST(slow::from_limbs(r.data(), size) == rest);

            bool const a_is_less = slow::less(slow_a, slow_b);
            BOOST_TEST((detail::is_less(a.data(), b.data(), size) != 0) == a_is_less);
            limb const borrow = detail::subtract(r.data(), a.data(), b.data(), size);
            BOOST_TEST((borrow == 1) == a_is_less);
            // What was taken away comes back with a carry for the borrow.
            limb const carry = detail::add(r.data(), r.data(), b.data(), size);
            BOOST_TEST(carry == borrow);
            BOOST_TEST(detail::is_equal(r.data(), a.data(), size) != 0);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_long_number_by_a_short_one) {
    slow::limbs_source source;
    number a, m, r, q;
    source.fill(a.data(), 33);
    source.fill(m.data(), 16);
    m[15] |= 1;
    slow::number quotient;
    auto const rest = slow::divide(slow::from_limbs(a.data(), 33), slow::from_limbs(m.data(), 16), quotient);
    detail::divide(q.data(), r.data(), a.data(), 33, m.data(), 16);
    BOOST_TEST(slow::from_limbs(q.data(), 33) == quotient);
    BOOST_TEST(slow::from_limbs(r.data(), 16) == rest);
}

BOOST_AUTO_TEST_CASE(small_steps) {
    number a, r;
    a[0] = static_cast<limb>(~limb{0});
    BOOST_TEST(detail::add_small(r.data(), a.data(), 2, 2) == 0u);
    BOOST_TEST(r[0] == 1u);
    BOOST_TEST(r[1] == 1u);
    BOOST_TEST(detail::subtract_small(r.data(), r.data(), 2, 2) == 0u);
    BOOST_TEST((r[0] == a[0] && r[1] == 0));
    BOOST_TEST(detail::subtract_small(r.data(), r.data() + 1, 1, 1) == 1u);
    a[1] = 3;
    detail::halve(r.data(), a.data(), 1, 2);
    BOOST_TEST(r[0] == static_cast<limb>(~limb{0}));
    BOOST_TEST(r[1] == (limb{1} | limb{1} << (detail::limb_bits - 1)));
    BOOST_TEST(detail::double_add(r.data(), 1, 2) == 1u);
    BOOST_TEST((r[0] == static_cast<limb>(~limb{0}) && r[1] == 3));
}

BOOST_AUTO_TEST_CASE(length_in_bits) {
    number a;
    BOOST_TEST(detail::bit_length(a.data(), 4) == 0u);
    for (std::size_t bit = 0; bit < 4 * detail::limb_bits; ++bit) {
        number one;
        one[0] = 1;
        one[bit / detail::limb_bits] |= limb{1} << bit % detail::limb_bits;
        BOOST_TEST(detail::bit_length(one.data(), 4) == std::max<std::size_t>(bit + 1, 1));
    }
}

BOOST_AUTO_TEST_CASE(bytes_in_and_out_are_of_the_length_asked_for) {
    auto const bytes = hf::from_hex("0102030405060708090a0b0c0d");
    number a;
    detail::from_bytes(a.data(), 4, bytes);
    std::array<std::uint8_t, 20> out;
    detail::to_bytes(out, a.data(), 4);
    BOOST_TEST(hf::to_hex(out) == "000000000000000102030405060708090a0b0c0d");
    // Too few limbs keep the low ones.
    detail::from_bytes(a.data(), 1, bytes);
    detail::to_bytes(hf::byte_span{out}.first(sizeof(limb)), a.data(), 1);
    BOOST_TEST(hf::to_hex(hf::byte_view{out}.first(sizeof(limb))) ==
               (sizeof(limb) == 8 ? "060708090a0b0c0d" : "0a0b0c0d"));
    // Zero is written out in full.
    detail::set_zero(a.data(), 4);
    detail::to_bytes(out, a.data(), 4);
    BOOST_TEST(hf::to_hex(out) == std::string(40, '0'));
}

BOOST_AUTO_TEST_SUITE_END()
