// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/chacha20_poly1305.hpp>
#include <handfast/crypto/random.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using crypto::failure;
using cipher = crypto::chacha20_poly1305;

namespace {

using tag = std::array<std::uint8_t, cipher::tag_size>;
using nonce = std::array<std::uint8_t, cipher::nonce_size>;

bool is(hf::result<void, failure> const& r, failure what) { return !r && r.error() == what; }

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

BOOST_AUTO_TEST_CASE(whatever_is_changed_is_refused_and_leaves_zeros) {
    auto c = cipher::with_key(crypto::random_secret<32>()).value();
    nonce const n{1, 2, 3};
    auto const associated = hf::from_hex("0102030405");
    auto sealed = hf::from_hex("00112233445566778899aabbccddeeff0011223344");
    tag right{};
    BOOST_REQUIRE(c.seal(n, associated, sealed, right));
    auto const refused = [&](nonce const& with, hf::byte_view about, std::vector<std::uint8_t> bytes, tag const& t) {
        bool const failed = is(c.open(with, about, bytes, t), failure::not_authentic);
        return failed && std::ranges::all_of(bytes, [](auto byte) { return byte == 0; });
    };
    auto const flipped = [](auto bytes, std::size_t bit) {
        bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ 1u << bit % 8);
        return bytes;
    };
    for (std::size_t bit = 0; bit < 8 * n.size(); ++bit)
        BOOST_TEST(refused(flipped(n, bit), associated, sealed, right));
    for (std::size_t bit = 0; bit < 8 * associated.size(); ++bit)
        BOOST_TEST(refused(n, flipped(associated, bit), sealed, right));
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit)
        BOOST_TEST(refused(n, associated, flipped(sealed, bit), right));
    for (std::size_t bit = 0; bit < 8 * right.size(); ++bit)
        BOOST_TEST(refused(n, associated, sealed, flipped(right, bit)));
    for (std::size_t size = 0; size < sealed.size(); ++size)
        BOOST_TEST(refused(n, associated, {sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(size)}, right));
    BOOST_CHECK(c.open(n, associated, sealed, right));
}

BOOST_AUTO_TEST_CASE(every_size_up_to_some_blocks_comes_back) {
    auto c = cipher::with_key(crypto::random_secret<32>()).value();
    for (std::size_t size = 0; size < 300; ++size) {
        nonce const n{static_cast<std::uint8_t>(size), static_cast<std::uint8_t>(size >> 8)};
        std::vector<std::uint8_t> const plain(size, 0x33);
        auto bytes = plain;
        tag t{};
        BOOST_REQUIRE(c.seal(n, plain, bytes, t));
        BOOST_TEST((size < 8 || bytes != plain));
        BOOST_REQUIRE(c.open(n, plain, bytes, t));
        BOOST_TEST(bytes == plain);
    }
}

BOOST_AUTO_TEST_CASE(a_key_is_used_up_and_one_that_was_moved_is_gone) {
    auto first = cipher::with_key(crypto::random_secret<32>(), 2).value();
    tag t{};
    auto bytes = hf::from_hex("abcd");
    BOOST_CHECK(first.seal(nonce{1}, {}, bytes, t));
    auto second = std::move(first);
    BOOST_TEST(first.seals_left() == 0u);
    BOOST_TEST(second.seals_left() == 1u);
    BOOST_CHECK(is(first.seal(nonce{2}, {}, bytes, t), failure::no_key));
    BOOST_CHECK(is(first.open(nonce{1}, {}, bytes, t), failure::no_key));
    BOOST_CHECK(second.open(nonce{1}, {}, bytes, t));
    BOOST_TEST(hf::to_hex(bytes) == "abcd");
    BOOST_CHECK(second.seal(nonce{2}, {}, bytes, t));
    BOOST_CHECK(is(second.seal(nonce{3}, {}, bytes, t), failure::key_used_up));
    first = std::move(second);
    BOOST_CHECK(first.open(nonce{2}, {}, bytes, t));
}

BOOST_AUTO_TEST_CASE(a_message_longer_than_the_cipher_allows) {
    auto c = cipher::with_key(crypto::random_secret<32>()).value();
    std::uint8_t byte = 7;
    tag t{};
    // None of it is touched.
    hf::byte_span const huge{&byte, cipher::greatest_message + 1};
    BOOST_CHECK(is(c.seal(nonce{}, {}, huge, t), failure::message_too_long));
    BOOST_CHECK(is(c.open(nonce{}, {}, huge, t), failure::message_too_long));
    BOOST_TEST(byte == 7);
}

BOOST_AUTO_TEST_SUITE_END()
