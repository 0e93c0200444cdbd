// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/x25519.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using crypto::x25519;

namespace {

std::array<std::uint8_t, 32> bytes_of(std::string_view hex) {
    std::array<std::uint8_t, 32> r{};
    auto const bytes = hf::from_hex(hex);
    BOOST_REQUIRE(bytes.size() == r.size());
    std::ranges::copy(bytes, r.begin());
    return r;
}
x25519 pair_of(std::string_view hex) { return x25519::from_private(hf::secret<32>{bytes_of(hex)}); }

bool refuses(x25519 const& own, std::array<std::uint8_t, 32> const& theirs, crypto::failure why) {
    auto const shared = own.agree(theirs);
    return !shared && shared.error() == why;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_x25519)

BOOST_AUTO_TEST_CASE(alice_and_bob) {
    // RFC 7748 §6.1.
    auto const alice = pair_of("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    auto const bob = pair_of("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    BOOST_TEST(hf::to_hex(alice.public_value()) == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    BOOST_TEST(hf::to_hex(bob.public_value()) == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    auto const shared = alice.agree(bob.public_value()).value();
    BOOST_TEST(hf::to_hex(shared.reveal()) == "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    BOOST_TEST((bob.agree(alice.public_value()).value() == shared));
}

BOOST_AUTO_TEST_CASE(pairs_are_made_at_random) {
    auto const first = x25519::generate();
    auto const second = x25519::generate();
    BOOST_TEST(first.public_value() != second.public_value());
    BOOST_TEST((first.agree(second.public_value()).value() == second.agree(first.public_value()).value()));
}

BOOST_AUTO_TEST_CASE(points_of_small_order_are_refused) {
    // RFC 7748 §6.1: for these, among others, the result is zero whatever the private value is.
    auto const own = x25519::generate();
    for (std::string_view const theirs : {
             "0000000000000000000000000000000000000000000000000000000000000000",
             "0100000000000000000000000000000000000000000000000000000000000000",
             "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
             "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
             "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
         })
        BOOST_TEST(refuses(own, bytes_of(theirs), crypto::failure::weak_public_value));
}

BOOST_AUTO_TEST_CASE(a_pair_that_was_moved_away_agrees_on_nothing) {
    auto first = x25519::generate();
    auto const theirs = x25519::generate().public_value();
    auto const point = first.public_value();
    auto const second = std::move(first);
    BOOST_TEST(second.public_value() == point);
    BOOST_TEST(first.public_value() == point);
    BOOST_TEST(refuses(first, theirs, crypto::failure::no_key));
}

BOOST_AUTO_TEST_SUITE_END()
