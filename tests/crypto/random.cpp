// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <set>

#include <handfast/crypto/random.hpp>

namespace crypto = handfast::crypto;

BOOST_AUTO_TEST_SUITE(crypto_random)

BOOST_AUTO_TEST_CASE(no_two_are_alike) {
    std::set<std::array<std::uint8_t, 16>> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(crypto::random_array<16>());
    BOOST_TEST(seen.size() == 1000u);
    BOOST_CHECK(!(crypto::random_secret<32>() == crypto::random_secret<32>()));
}

// Every byte of the buffer is written, none beside it: over 64 draws, one that is never written stays as it was.
BOOST_AUTO_TEST_CASE(all_of_the_buffer_and_no_more) {
    for (std::size_t size = 0; size < 70; ++size) {
        std::vector<std::uint8_t> changed(size + 2, 0);
        for (int draw = 0; draw < 64; ++draw) {
            std::vector<std::uint8_t> bytes(size + 2, 0xa5);
            crypto::fill_random({bytes.data() + 1, size});
            for (std::size_t i = 0; i < bytes.size(); ++i) changed[i] |= static_cast<std::uint8_t>(bytes[i] ^ 0xa5);
        }
        BOOST_TEST(changed.front() == 0);
        BOOST_TEST(changed.back() == 0);
        BOOST_TEST(std::all_of(changed.begin() + 1, changed.end() - 1, [](auto byte) { return byte == 0xff; }));
    }
}

BOOST_AUTO_TEST_SUITE_END()
