// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/native/sha256.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using ours = crypto::sodium::hash_state<crypto::native::sha256_functions>;
using sodiums = crypto::sodium::hash_state<crypto::sodium::sha256_functions>;

// That the two agree says something where the processor has instructions for SHA-256; elsewhere they are one.
BOOST_AUTO_TEST_SUITE(crypto_native_sha256)

BOOST_AUTO_TEST_CASE(every_length_of_some_blocks_as_libsodium_has_it) {
    std::vector<std::uint8_t> bytes;
    for (std::size_t size = 0; size < 400; ++size) {
        BOOST_TEST(hf::to_hex(crypto::digest_of<ours>(bytes)) == hf::to_hex(crypto::digest_of<sodiums>(bytes)));
        bytes.push_back(static_cast<std::uint8_t>(size * 131 + 17));
    }
}

BOOST_AUTO_TEST_CASE(in_parts_of_every_length) {
    std::vector<std::uint8_t> bytes(1000);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * i);
    auto const expected = crypto::digest_of<sodiums>(bytes);
    for (std::size_t part = 1; part < 200; ++part) {
        ours h;
        for (std::size_t at = 0; at < bytes.size(); at += part)
            h.update(hf::byte_view{bytes}.subspan(at, std::min(part, bytes.size() - at)));
        BOOST_TEST((h.finish() == expected));
    }
}

BOOST_AUTO_TEST_CASE(a_state_may_go_on_in_the_other) {
    // The state is the same, byte for byte, in the middle of a message.
    std::vector<std::uint8_t> const bytes(150, 0x61);
    crypto::native::sha256_functions::state here, there;
    crypto::native::sha256_functions::start(here);
    crypto::sodium::sha256_functions::start(there);
    crypto::native::sha256_functions::update(here, bytes);
    crypto::sodium::sha256_functions::update(there, bytes);
    BOOST_TEST(here.count == there.count);
    BOOST_TEST(std::equal(here.state, here.state + 8, there.state));
    std::array<std::uint8_t, 32> first, second;
    crypto::sodium::sha256_functions::finish(here, first);
    crypto::native::sha256_functions::finish(there, second);
    BOOST_TEST(first == second);
}

BOOST_AUTO_TEST_CASE(a_long_message) {
    std::vector<std::uint8_t> const bytes(100'000, 0x5a);
    BOOST_TEST((crypto::digest_of<ours>(bytes) == crypto::digest_of<sodiums>(bytes)));
}

BOOST_AUTO_TEST_SUITE_END()
