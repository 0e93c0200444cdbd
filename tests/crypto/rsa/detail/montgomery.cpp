// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/modulus.hpp>
#include <handfast/crypto/rsa/detail/montgomery.hpp>

#include "crypto/rsa/field_check.hpp"

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;
using detail::limb;
using handfast_tests::check_one;
using handfast_tests::check_two;

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_montgomery)

BOOST_AUTO_TEST_CASE(the_inverse_of_a_limb) {
    for (limb n : {limb{1}, limb{3}, limb{0x10001}, static_cast<limb>(~limb{0}), limb{0x12345679}})
        BOOST_TEST(static_cast<limb>(n * detail::negative_inverse(n) + 1) == 0u);
}

BOOST_AUTO_TEST_CASE(sizes_told_at_run_time) {
    slow::limbs_source source;
    for (std::size_t size = 2; size <= 18; ++size) {
        for (std::size_t gap : {0u, 1u, 17u}) check_one<detail::portable_field<0>>(source, size, gap);
        check_two<detail::portable_field<0>>(source, size, size % 3);
    }
    check_one<detail::portable_field<0>>(source, detail::whole_capacity, 0);
    check_two<detail::portable_field<0>>(source, detail::half_capacity, 0);
}

BOOST_AUTO_TEST_CASE(sizes_known_to_the_compiler) {
    slow::limbs_source source;
    for (std::size_t gap : {0u, 1u, 17u}) {
        check_one<detail::portable_field<detail::limbs_for(1024)>>(source, detail::limbs_for(1024), gap);
        check_one<detail::portable_field<detail::limbs_for(1536)>>(source, detail::limbs_for(1536), gap);
        check_one<detail::portable_field<detail::limbs_for(2048)>>(source, detail::limbs_for(2048), gap);
        check_two<detail::portable_field<detail::limbs_for(1024)>>(source, detail::limbs_for(1024), gap);
    }
}

BOOST_AUTO_TEST_CASE(an_element_in_montgomerys_form) {
    // R^2, and the product that leaves out one R.
    slow::limbs_source source;
    std::size_t const size = 5;
    handfast_tests::rsa_number n;
    handfast_tests::make_modulus(source, n, size, 1);
    detail::modulus m;
    m.set(n.data(), size, detail::kernel::portable);
    slow::number radix(size * sizeof(limb) + 1);
    radix.back() = 1;
    auto const slow_n = slow::from_limbs(n.data(), size);
    BOOST_TEST(slow::from_limbs(m.view().rr, size) == slow::modulo(slow::multiply(radix, radix), slow_n));

    handfast_tests::rsa_number a, r;
    handfast_tests::fill_below(source, a, n, size);
    detail::portable_field<0> field{m.view()};
    detail::element x;
    field.enter(x, a.data());
    field.give(r.data(), x);
    BOOST_TEST(slow::from_limbs(r.data(), size) ==
               slow::modulo(slow::multiply(slow::from_limbs(a.data(), size), radix), slow_n));
    // The same as it is, without its R: what was entered.
    detail::element y;
    field.take(y, r.data());
    field.leave(r.data(), y);
    BOOST_TEST(detail::is_equal(r.data(), a.data(), size) != 0);
    detail::natural<2 * detail::whole_capacity> whole;
    field.give(whole.data(), x);
    field.divide_by_radix(r.data(), whole.data(), 0);
    BOOST_TEST(detail::is_equal(r.data(), a.data(), size) != 0);
}

BOOST_AUTO_TEST_SUITE_END()
