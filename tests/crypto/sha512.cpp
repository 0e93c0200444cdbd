// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/sha512.hpp>

namespace crypto = handfast::crypto;
using handfast::as_bytes;
using handfast::to_hex;

// Known answers of the NIST's examples for FIPS 180-4 ("SHA512.pdf") and of its first versions; the empty message
// from the NIST's CAVP vectors (SHA512ShortMsg.rsp).
BOOST_AUTO_TEST_SUITE(crypto_sha512)

BOOST_AUTO_TEST_CASE(known_answers) {
    auto const digest = [](std::string_view message) {
        return to_hex(crypto::digest_of<crypto::sha512>(as_bytes(message)));
    };
    BOOST_TEST(digest("") == "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d28"
                             "77eec2f63b931bd47417a81a538327af927da3e");
    BOOST_TEST(digest("abc") == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c"
                                "23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    BOOST_TEST(digest("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                      "mnopqrstnopqrstu") == "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4"
                                             "900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909");
    BOOST_TEST(digest(std::string(1'000'000, 'a')) ==
               "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0432ce577c31beb009c5"
               "c2c49aa2e4eadb217ad8cc09b");
}

BOOST_AUTO_TEST_SUITE_END()
