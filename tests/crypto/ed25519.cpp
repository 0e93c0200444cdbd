// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/ed25519.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using crypto::ed25519;

namespace {

template <std::size_t Size>
std::array<std::uint8_t, Size> bytes_of(std::string_view hex) {
    std::array<std::uint8_t, Size> r{};
    auto const bytes = hf::from_hex(hex);
    BOOST_REQUIRE(bytes.size() == Size);
    std::ranges::copy(bytes, r.begin());
    return r;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_ed25519)

BOOST_AUTO_TEST_CASE(known_signatures) {
    // RFC 8032 §7.1, tests 1 and 2.
    struct row {
        std::string_view seed, key, message, signature;
    };
    for (auto const& [seed, key, message, signature] : {
             row{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                 "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                 "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
                 "25bf5f0595bbe24655141438e7a100b"},
             row{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                 "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                 "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c38"
                 "7b2eaeb4302aeeb00d291612bb0c00"},
         }) {
        auto const own = ed25519::from_private(hf::secret<32>{bytes_of<32>(seed)});
        BOOST_TEST(hf::to_hex(own.public_key()) == key);
        BOOST_TEST(hf::to_hex(own.sign(hf::from_hex(message)).value()) == signature);
        BOOST_TEST(ed25519::verify(own.public_key(), hf::from_hex(message), bytes_of<64>(signature)).has_value());
    }
}

BOOST_AUTO_TEST_CASE(whatever_is_changed_is_refused) {
    auto const own = ed25519::generate();
    auto const message = hf::from_hex("0011223344");
    auto const signature = own.sign(message).value();
    auto const refused = [](auto const& key, auto const& m, auto const& s) {
        auto const r = ed25519::verify(key, m, s);
        return !r && r.error() == crypto::failure::bad_signature;
    };
    auto const flipped = [](auto bytes, std::size_t bit) {
        bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ 1u << bit % 8);
        return bytes;
    };
    BOOST_TEST(ed25519::verify(own.public_key(), message, signature).has_value());
    for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit)
        BOOST_TEST(refused(own.public_key(), message, flipped(signature, bit)));
    for (std::size_t bit = 0; bit < 8 * message.size(); ++bit)
        BOOST_TEST(refused(own.public_key(), flipped(message, bit), signature));
    for (std::size_t bit = 0; bit < 256; ++bit) BOOST_TEST(refused(flipped(own.public_key(), bit), message, signature));
    BOOST_TEST(refused(ed25519::generate().public_key(), message, signature));
}

BOOST_AUTO_TEST_CASE(a_key_that_was_moved_away_signs_nothing) {
    auto first = ed25519::generate();
    auto const second = std::move(first);
    BOOST_TEST(second.sign({}).has_value());
    auto const signature = first.sign({});
    BOOST_TEST((!signature && signature.error() == crypto::failure::no_key));
}

BOOST_AUTO_TEST_SUITE_END()
