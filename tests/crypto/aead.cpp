// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <tuple>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/aes_gcm.hpp>
#include <handfast/crypto/chacha20_poly1305.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/sodium/aes256_gcm.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using crypto::failure;

// The laws of `crypto::aead`, for each of its models.
BOOST_AUTO_TEST_SUITE(crypto_aead)

using models = std::tuple<crypto::chacha20_poly1305, crypto::aes_gcm<16>, crypto::aes_gcm<32>,
                          crypto::aes_gcm<32, crypto::portable::aes_gcm_kernel>,
                          crypto::aes_gcm<32, crypto::native::aes_gcm_kernel>, crypto::sodium::aes256_gcm>;

namespace {

bool is(hf::result<void, failure> const& r, failure what) { return !r && r.error() == what; }

template <class Cipher>
using tag_for = std::array<std::uint8_t, Cipher::tag_size>;
template <class Cipher>
using nonce_for = std::array<std::uint8_t, Cipher::nonce_size>;

/// A fresh key. Where the cipher is not to be had it says why, and only there; the rest of the case is left out.
template <class Cipher>
std::optional<Cipher> fresh(std::uint64_t seals = Cipher::seal_limit) {
    auto made = Cipher::with_key(crypto::random_secret<Cipher::key_size>(), seals);
    BOOST_TEST(made.has_value() == Cipher::available());
    if (made) return std::move(*made);
    BOOST_CHECK(made.error() == failure::not_on_this_processor);
    BOOST_TEST_MESSAGE(describe(made.error()).view());
    return std::nullopt;
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(whatever_is_changed_is_refused_and_leaves_zeros, cipher, models) {
    static_assert(crypto::aead<cipher>);
    auto c = fresh<cipher>();
    if (!c) return;
    nonce_for<cipher> const n{1, 2, 3};
    auto const associated = hf::from_hex("0102030405");
    auto sealed = hf::from_hex("00112233445566778899aabbccddeeff0011223344");
    tag_for<cipher> right{};
    BOOST_REQUIRE(c->seal(n, associated, sealed, right));

    auto const refused = [&](auto const& with, hf::byte_view about, std::vector<std::uint8_t> bytes, auto const& t) {
        bool const failed = is(c->open(with, about, bytes, t), failure::not_authentic);
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
    BOOST_TEST(refused(n, hf::byte_view{associated}.first(4), sealed, right));
    BOOST_CHECK(c->open(n, associated, sealed, right));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_size_up_to_some_blocks_comes_back, cipher, models) {
    auto c = fresh<cipher>();
    if (!c) return;
    for (std::size_t size = 0; size < 300; ++size) {
        nonce_for<cipher> const n{static_cast<std::uint8_t>(size), static_cast<std::uint8_t>(size >> 8)};
        std::vector<std::uint8_t> const plain(size, 0x33);
        auto bytes = plain;
        tag_for<cipher> t{};
        BOOST_REQUIRE(c->seal(n, plain, bytes, t));
        BOOST_TEST((size < 8 || bytes != plain));
        BOOST_REQUIRE(c->open(n, plain, bytes, t));
        BOOST_TEST(bytes == plain);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_key_is_used_up, cipher, models) {
    auto const whole = fresh<cipher>(~std::uint64_t{});
    if (!whole) return;
    BOOST_TEST(whole->seals_left() == cipher::seal_limit);

    auto c = fresh<cipher>(3);
    tag_for<cipher> t{};
    auto bytes = hf::from_hex("abcd");
    for (std::uint8_t i = 0; i < 3; ++i) {
        BOOST_TEST(c->seals_left() == 3u - i);
        BOOST_CHECK(c->seal(nonce_for<cipher>{i}, {}, bytes, t));
    }
    auto const last = bytes;
    auto const last_tag = t;
    BOOST_CHECK(is(c->seal(nonce_for<cipher>{9}, {}, bytes, t), failure::key_used_up));
    BOOST_CHECK(is(c->seal(nonce_for<cipher>{9}, {}, bytes, t), failure::key_used_up));
    // What was refused was not touched, and the key still opens.
    BOOST_TEST(bytes == last);
    BOOST_TEST(t == last_tag);
    BOOST_CHECK(c->open(nonce_for<cipher>{2}, {}, bytes, t));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_message_longer_than_the_cipher_allows, cipher, models) {
    auto c = fresh<cipher>();
    if (!c) return;
    std::uint8_t byte = 7;
    tag_for<cipher> t{};
    if constexpr (cipher::greatest_message < SIZE_MAX) {
        // None of it is touched.
        hf::byte_span const huge{&byte, static_cast<std::size_t>(cipher::greatest_message + 1)};
        BOOST_CHECK(is(c->seal(nonce_for<cipher>{}, {}, huge, t), failure::message_too_long));
        BOOST_CHECK(is(c->open(nonce_for<cipher>{}, {}, huge, t), failure::message_too_long));
    }
    BOOST_TEST(byte == 7);
    BOOST_TEST(c->seals_left() == cipher::seal_limit);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_moved_key_is_gone, cipher, models) {
    static_assert(!std::is_copy_constructible_v<cipher> && !std::is_copy_assignable_v<cipher>);
    auto made = fresh<cipher>(5);
    if (!made) return;
    auto& first = *made;
    tag_for<cipher> t{};
    auto bytes = hf::from_hex("abcd");
    BOOST_CHECK(first.seal(nonce_for<cipher>{1}, {}, bytes, t));
    auto second = std::move(first);
    BOOST_TEST(first.seals_left() == 0u);
    BOOST_TEST(second.seals_left() == 4u);
    BOOST_CHECK(is(first.seal(nonce_for<cipher>{2}, {}, bytes, t), failure::no_key));
    BOOST_CHECK(is(first.open(nonce_for<cipher>{1}, {}, bytes, t), failure::no_key));
    BOOST_CHECK(second.open(nonce_for<cipher>{1}, {}, bytes, t));
    BOOST_TEST(hf::to_hex(bytes) == "abcd");
    first = std::move(second);
    BOOST_CHECK(first.seal(nonce_for<cipher>{3}, {}, bytes, t));
    BOOST_CHECK(is(second.seal(nonce_for<cipher>{4}, {}, bytes, t), failure::no_key));
}

// Every byte of a key's state, which is the object's first part, is zero after the object's end, and after it was moved
// from. (Nothing says so of what is not secret, such as the count, and compilers leave that out.)
BOOST_AUTO_TEST_CASE_TEMPLATE(the_end_wipes, cipher, models) {
    auto made = fresh<cipher>();
    if (!made) return;
    constexpr std::size_t state_size = cipher::state_size;
    alignas(cipher) unsigned char memory[sizeof(cipher)];
    auto* const c = new (memory) cipher{std::move(*made)};
    auto const wiped = [](void const* at) {
        auto const* const seen = static_cast<unsigned char const volatile*>(at);
        return std::all_of(seen, seen + state_size, [](auto byte) { return byte == 0; });
    };
    BOOST_TEST(wiped(&*made));
    BOOST_TEST(!wiped(memory));
    c->~cipher();
    BOOST_TEST(wiped(memory));
}

BOOST_AUTO_TEST_SUITE_END()
