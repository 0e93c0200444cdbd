// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/detail/mgf1.hpp>

namespace hf = handfast;
namespace detail = handfast::rsa::detail;

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_mgf1)

BOOST_AUTO_TEST_CASE(hashes_of_the_seed_and_a_counter) {
    auto const seed = hf::as_bytes("bar");
    std::vector<std::uint8_t> mask(50);
    detail::add_mask<hf::crypto::sha256>(seed, mask);
    std::string expected;
    for (std::uint8_t counter : {std::uint8_t{0}, std::uint8_t{1}}) {
        std::vector<std::uint8_t> const count{0, 0, 0, counter};
        expected += hf::to_hex(hf::crypto::digest_of<hf::crypto::sha256>({seed, count}));
    }
    BOOST_TEST(hf::to_hex(mask) == expected.substr(0, 100));
    // Added a second time it is gone.
    detail::add_mask<hf::crypto::sha256>(seed, mask);
    BOOST_TEST((mask == std::vector<std::uint8_t>(50)));
}

BOOST_AUTO_TEST_SUITE_END()
