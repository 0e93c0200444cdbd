// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstdlib>
#include <string_view>

#include <handfast/crypto/rsa/detail/kernel.hpp>

namespace detail = handfast::rsa::detail;
using detail::kernel;

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_kernel)

BOOST_AUTO_TEST_CASE(the_portable_one_can_run_anywhere) { BOOST_TEST(detail::available(kernel::portable)); }

BOOST_AUTO_TEST_CASE(the_one_that_is_named_is_chosen_where_it_can_run) {
    auto const* const wanted = std::getenv("HANDFAST_RSA_KERNEL");
    auto expected = detail::available(kernel::ifma)   ? kernel::ifma
                    : detail::available(kernel::mulx) ? kernel::mulx
                                                      : kernel::portable;
    if (wanted != nullptr && std::string_view{wanted} == "portable") expected = kernel::portable;
    if (wanted != nullptr && std::string_view{wanted} == "mulx" && detail::available(kernel::mulx))
        expected = kernel::mulx;
    BOOST_TEST(detail::name_of(detail::best_kernel()) == detail::name_of(expected));
}

BOOST_AUTO_TEST_SUITE_END()
