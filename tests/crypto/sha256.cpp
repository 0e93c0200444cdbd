// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/sha256.hpp>

namespace crypto = handfast::crypto;
using handfast::as_bytes;
using handfast::to_hex;

// Known answers of the NIST's examples for FIPS 180-4 ("SHA256.pdf") and of its first versions; the empty message
// from the NIST's CAVP vectors (SHA256ShortMsg.rsp).
BOOST_AUTO_TEST_SUITE(crypto_sha256)

BOOST_AUTO_TEST_CASE(known_answers) {
    auto const digest = [](std::string_view message) {
        return to_hex(crypto::digest_of<crypto::sha256>(as_bytes(message)));
    };
    BOOST_TEST(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    BOOST_TEST(digest(std::string(1'000'000, 'a')) ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_SUITE_END()
