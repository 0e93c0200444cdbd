// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <memory>

#include <handfast/crypto/rsa/detail/modulus.hpp>
#include <handfast/crypto/rsa/detail/mulx.hpp>

#include "crypto/rsa/field_check.hpp"

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;

#if HANDFAST_RSA_HAS_MULX

namespace {

boost::test_tools::assertion_result needs_mulx(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result here{detail::mulx_available()};
    here.message() << "this processor has no MULX, ADCX and ADOX";
    return here;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_mulx, *boost::unit_test::precondition(needs_mulx))

BOOST_AUTO_TEST_CASE(numbers_of_blocks) {
    slow::limbs_source source;
    for (std::size_t size = detail::mulx_block; size <= 5 * detail::mulx_block; size += detail::mulx_block) {
        for (std::size_t gap : {0u, 1u, 17u}) handfast_tests::check_one<detail::mulx_field>(source, size, gap);
        handfast_tests::check_two<detail::mulx_field>(source, size, size % 3);
    }
    handfast_tests::check_one<detail::mulx_field>(source, detail::whole_capacity, 0);
    handfast_tests::check_two<detail::mulx_field>(source, detail::half_capacity, 0);
}

// Limbs that are all ones, or none, drive what is carried as far as it can go.
BOOST_AUTO_TEST_CASE(everything_that_is_carried) {
    slow::limbs_source source;
    for (std::size_t size : {8u, 16u, 24u, 32u, 64u}) {
        handfast_tests::rsa_number n;
        std::fill_n(n.data(), size, ~detail::limb{0});
        detail::modulus m;
        m.set(n.data(), size, detail::kernel::portable);
        auto const by_limbs = std::make_unique<detail::portable_field<0>>(m.view());
        auto const by_blocks = std::make_unique<detail::mulx_field>(m.view());
        for (int round = 0; round < 1000; ++round) {
            detail::element a, b, expected, seen;
            source.fill(a.data(), size);
            source.fill(b.data(), size);
            a.data()[size - 1] &= ~detail::limb{1};  // below the modulus
            b.data()[size - 1] &= ~detail::limb{1};
            by_limbs->multiply(expected, a, b);
            by_blocks->multiply(seen, a, b);
            BOOST_REQUIRE(detail::is_equal(expected.data(), seen.data(), size) != 0);
            by_limbs->square(expected, a);
            by_blocks->square(seen, a);
            BOOST_REQUIRE(detail::is_equal(expected.data(), seen.data(), size) != 0);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

#endif
