// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/chacha20_poly1305.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using cipher = crypto::chacha20_poly1305;

namespace {

using tag = std::array<std::uint8_t, cipher::tag_size>;
using nonce = std::array<std::uint8_t, cipher::nonce_size>;

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_chacha20_poly1305)

BOOST_AUTO_TEST_CASE(known_answer) {
    // RFC 8439 §2.8.2.
    hf::secret<32> key;
    for (std::uint8_t i = 0; i < 32; ++i) key.writable()[i] = static_cast<std::uint8_t>(0x80 + i);
    nonce const n{7, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47};
    auto const associated = hf::from_hex("50515253c0c1c2c3c4c5c6c7");
    constexpr std::string_view text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for "
                                      "the future, sunscreen would be "
                                      "it.";
    std::vector<std::uint8_t> bytes(text.begin(), text.end());
    tag made{};
    auto c = cipher::with_key(key).value();
    BOOST_CHECK(c.seal(n, associated, bytes, made));
    BOOST_TEST(hf::to_hex(bytes) ==
               "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b"
               "1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
               "3ff4def08e4b7a9de576d26586cec64b6116");
    BOOST_TEST(hf::to_hex(made) == "1ae10b594f09e26a7e902ecbd0600691");
    BOOST_CHECK(c.open(n, associated, bytes, made));
    BOOST_TEST(hf::as_chars(bytes) == text);
}

BOOST_AUTO_TEST_CASE(sizes) {
    static_assert(cipher::key_size == 32 && cipher::nonce_size == 12 && cipher::tag_size == 16);
    BOOST_TEST(cipher::available());
    // RFC 8439 §2.8: the counter of blocks has 32 bits, and one of its values is taken by the tag.
    static_assert(cipher::greatest_message == 64 * ((std::uint64_t{1} << 32) - 1) || sizeof(std::size_t) < 8);
}

BOOST_AUTO_TEST_SUITE_END()
