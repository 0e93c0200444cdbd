// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/sha384.hpp>

namespace crypto = handfast::crypto;
using handfast::as_bytes;
using handfast::to_hex;

// Known answers of the NIST's examples for FIPS 180-4 ("SHA384.pdf") and of its first versions; the empty message
// from the NIST's CAVP vectors (SHA384ShortMsg.rsp).
BOOST_AUTO_TEST_SUITE(crypto_sha384)

BOOST_AUTO_TEST_CASE(known_answers) {
    auto const digest = [](std::string_view message) {
        return to_hex(crypto::digest_of<crypto::sha384>(as_bytes(message)));
    };
    BOOST_TEST(digest("") ==
               "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b");
    BOOST_TEST(digest("abc") ==
               "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    BOOST_TEST(digest("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                      "mnopqrstnopqrstu") ==
               "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039");
    BOOST_TEST(digest(std::string(1'000'000, 'a')) ==
               "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985");
}

BOOST_AUTO_TEST_SUITE_END()
