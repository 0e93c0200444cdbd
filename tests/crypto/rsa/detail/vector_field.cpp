// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/vector_field.hpp>

#include "crypto/rsa/field_check.hpp"

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_vector_field)

#if HANDFAST_RSA_HAS_LANES

namespace {

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;

boost::test_tools::assertion_result has_lanes(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result r{detail::lanes_available()};
    r.message() << "this processor has no AVX-512 IFMA";
    return r;
}

template <std::size_t Bits, std::size_t Ways>
void check() {
    constexpr std::size_t size = detail::limbs_for(Bits);
    slow::limbs_source source;
    for (std::size_t gap : {0u, 1u, 17u})
        if constexpr (Ways == 1)
            handfast_tests::check_one<detail::vector_field<size, 1>>(source, size, gap, detail::kernel::ifma);
        else handfast_tests::check_two<detail::vector_field<size, 2>>(source, size, gap, detail::kernel::ifma);
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_modulus, *boost::unit_test::precondition(has_lanes)) {
    check<2048, 1>();
    check<3072, 1>();
    check<4096, 1>();
}

BOOST_AUTO_TEST_CASE(two_at_once, *boost::unit_test::precondition(has_lanes)) {
    check<1024, 2>();
    check<1536, 2>();
    check<2048, 2>();
}

BOOST_AUTO_TEST_CASE(carries_that_ripple_through_all_digits, *boost::unit_test::precondition(has_lanes)) {
    // Modulo n = 2^1024 - 1 the products of 2^bit and n - (2^bit - 1) run through long rows of ones.
    constexpr std::size_t size = detail::limbs_for(1024);
    handfast_tests::rsa_number n;
    for (std::size_t i = 0; i < size; ++i) n[i] = ~detail::limb{0};
    detail::prime_modulus m;
    m.set(n.data(), size, detail::kernel::ifma);
    detail::vector_field<size, 2> field{m.view(), m.view()};
    for (std::size_t bit = 0; bit < 1024; ++bit) {
        handfast_tests::rsa_number power, less, expected, first, second;
        power[bit / detail::limb_bits] = detail::limb{1} << bit % detail::limb_bits;
        detail::subtract_small(less.data(), power.data(), 1, size);
        detail::subtract(less.data(), n.data(), less.data(), size);
        detail::natural<2 * size> product;
        detail::multiply(product.data(), power.data(), size, less.data(), size);
        detail::divide(nullptr, expected.data(), product.data(), 2 * size, n.data(), size);
        detail::element x, y;
        field.enter(x, power.data());
        field.enter(y, less.data());
        field.multiply(x, x, y);
        field.leave({first.data(), second.data()}, x);
        BOOST_TEST(detail::is_equal(first.data(), expected.data(), size) != 0);
        BOOST_TEST(detail::is_equal(second.data(), expected.data(), size) != 0);
    }
}

#else

BOOST_AUTO_TEST_CASE(there_are_no_lanes_in_this_build) {
    BOOST_TEST(!handfast::rsa::detail::available(handfast::rsa::detail::kernel::ifma));
}

#endif

BOOST_AUTO_TEST_SUITE_END()
