// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/fields.hpp>

#include "crypto/rsa/field_check.hpp"

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_fields)

BOOST_AUTO_TEST_CASE(a_kernel_is_used_for_the_sizes_that_it_is_made_for) {
    using enum detail::kernel;
    auto const limbs = detail::mulx_available() ? mulx : portable;
    auto const vectors = HANDFAST_RSA_HAS_LANES ? ifma : limbs;
    for (std::size_t bits : {2048u, 3072u, 4096u}) {
        std::size_t const size = detail::limbs_for(bits);
        BOOST_TEST((detail::kernel_for(ifma, size, false) == vectors));
        BOOST_TEST((detail::kernel_for(ifma, size / 2, true) == vectors));
        BOOST_TEST((detail::kernel_for(mulx, size, false) == limbs));
        BOOST_TEST((detail::kernel_for(mulx, size / 2, true) == limbs));
        BOOST_TEST((detail::kernel_for(portable, size, false) == portable));
        BOOST_TEST((detail::kernel_for(portable, size / 2, true) == portable));
        BOOST_TEST((detail::kernel_for(ifma, size - 1, false) == portable));
        BOOST_TEST((detail::kernel_for(mulx, size - 1, false) == portable));
    }
    // Sizes that vectors are not for.
    BOOST_TEST((detail::kernel_for(ifma, detail::whole_capacity, false) == limbs));
    BOOST_TEST((detail::kernel_for(ifma, detail::half_capacity, true) == limbs));
}

BOOST_AUTO_TEST_CASE(whatever_field_is_chosen_computes_the_same) {
    auto const of_one = [](auto const& m, auto const&, auto const& use) { detail::with_field(m, use); };
    auto const of_two = [](auto const& m, auto const& other, auto const& use) { detail::with_field(m, other, use); };
    slow::limbs_source source;
    for (auto const used : detail::kernels) {
        if (!detail::available(used)) continue;
        for (std::size_t bits : {2048u, 2112u, 2560u, 3072u, 4096u})
            handfast_tests::field_check<detail::modulus>{source, detail::limbs_for(bits), 1, used, of_one};
        for (std::size_t bits : {512u, 1024u, 1088u, 1536u, 2048u})
            handfast_tests::field_check<detail::prime_modulus>{source, detail::limbs_for(bits), 1, used, of_two};
    }
}

BOOST_AUTO_TEST_SUITE_END()
