// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/aes256_gcm.hpp>
#include <handfast/crypto/random.hpp>

namespace crypto = handfast::crypto;
using crypto::aes256_gcm;
using crypto::failure;
using handfast::as_bytes;
using handfast::byte_view;
using handfast::from_hex;
using handfast::secret;
using handfast::to_hex;

namespace {

using tag = std::array<std::uint8_t, aes256_gcm::tag_size>;
using nonce = std::array<std::uint8_t, aes256_gcm::nonce_size>;

template <std::size_t Size>
std::array<std::uint8_t, Size> array_of(std::string_view hex) {
    auto const bytes = from_hex(hex);
    std::array<std::uint8_t, Size> array{};
    if (bytes.size() == Size) std::ranges::copy(bytes, array.begin());
    return array;
}

secret<32> key_of(std::string_view hex) { return secret<32>{array_of<32>(hex)}; }

bool is(handfast::result<void, failure> const& r, failure what) { return !r && r.error() == what; }

/// These tests are of what the cipher does where there is one; on a processor without it they say so.
boost::test_tools::assertion_result needs_aes(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result here{aes256_gcm::available()};
    here.message() << describe(failure::not_on_this_processor).view();
    return here;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_aes256_gcm, *boost::unit_test::precondition(needs_aes))

// Test cases 13 to 16 of McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, submitted to the
// NIST for SP 800-38D.
BOOST_AUTO_TEST_CASE(known_answers) {
    struct row {
        std::string_view key, iv, associated, plaintext, ciphertext, tag;
    };
    constexpr std::string_view zero_key = "0000000000000000000000000000000000000000000000000000000000000000";
    constexpr std::string_view key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    for (auto const& [k, iv, associated, plaintext, ciphertext, expected] : {
             row{zero_key, "000000000000000000000000", "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
             row{zero_key, "000000000000000000000000", "", "00000000000000000000000000000000",
                 "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"},
             row{key, "cafebabefacedbaddecaf888", "",
                 "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                 "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
                 "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                 "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad",
                 "b094dac5d93471bdec1a502270e3cc6c"},
             row{key, "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                 "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                 "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
                 "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                 "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
                 "76fc6ece0f4e1768cddf8853bb2d551b"},
         }) {
        auto cipher = aes256_gcm::with_key(key_of(k)).value();
        auto bytes = from_hex(plaintext);
        tag made{};
        BOOST_CHECK(cipher.seal(array_of<12>(iv), from_hex(associated), bytes, made));
        BOOST_TEST(to_hex(bytes) == ciphertext);
        BOOST_TEST(to_hex(made) == expected);
        BOOST_CHECK(cipher.open(array_of<12>(iv), from_hex(associated), bytes, made));
        BOOST_TEST(to_hex(bytes) == plaintext);
    }
}

BOOST_AUTO_TEST_CASE(whatever_is_changed_is_refused_and_leaves_zeros) {
    auto cipher = aes256_gcm::with_key(crypto::random_secret<32>()).value();
    nonce const n{1, 2, 3};
    auto const associated = from_hex("0102030405");
    auto sealed = from_hex("00112233445566778899aabbccddeeff0011223344");
    tag right{};
    BOOST_REQUIRE(cipher.seal(n, associated, sealed, right));

    auto const refused = [&](nonce const& with, byte_view about, std::vector<std::uint8_t> bytes, tag const& t) {
        bool const failed = is(cipher.open(with, about, bytes, t), failure::not_authentic);
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
    BOOST_TEST(refused(n, byte_view{associated}.first(4), sealed, right));
    BOOST_CHECK(cipher.open(n, associated, sealed, right));
}

BOOST_AUTO_TEST_CASE(every_size_up_to_some_blocks_comes_back) {
    auto cipher = aes256_gcm::with_key(crypto::random_secret<32>()).value();
    for (std::size_t size = 0; size < 300; ++size) {
        nonce n{};
        n[0] = static_cast<std::uint8_t>(size);
        n[1] = static_cast<std::uint8_t>(size >> 8);
        std::vector<std::uint8_t> const plain(size, 0x33);
        auto bytes = plain;
        tag t{};
        BOOST_REQUIRE(cipher.seal(n, plain, bytes, t));
        BOOST_TEST((size < 8 || bytes != plain));
        BOOST_REQUIRE(cipher.open(n, plain, bytes, t));
        BOOST_TEST(bytes == plain);
    }
}

// RFC 8446 §5.5: a key seals 2^24.5 full records at most, and says so before it would go on.
BOOST_AUTO_TEST_CASE(a_key_is_used_up) {
    static_assert(aes256_gcm::seal_limit == 23'726'566);
    auto const key = crypto::random_secret<32>();
    BOOST_TEST(aes256_gcm::with_key(key).value().seals_left() == aes256_gcm::seal_limit);
    BOOST_TEST(aes256_gcm::with_key(key, ~std::uint64_t{}).value().seals_left() == aes256_gcm::seal_limit);

    auto cipher = aes256_gcm::with_key(key, 3).value();
    tag t{};
    auto bytes = from_hex("abcd");
    for (std::uint8_t i = 0; i < 3; ++i) {
        BOOST_TEST(cipher.seals_left() == 3u - i);
        BOOST_CHECK(cipher.seal(nonce{i}, {}, bytes, t));
    }
    auto const last = bytes;
    auto const last_tag = t;
    BOOST_CHECK(is(cipher.seal(nonce{9}, {}, bytes, t), failure::key_used_up));
    BOOST_CHECK(is(cipher.seal(nonce{9}, {}, bytes, t), failure::key_used_up));
    // What was refused was not touched, and the key still opens.
    BOOST_TEST(bytes == last);
    BOOST_TEST(t == last_tag);
    BOOST_CHECK(cipher.open(nonce{2}, {}, bytes, t));
}

BOOST_AUTO_TEST_CASE(the_limit_itself_is_reached_and_not_passed) {
    auto cipher = aes256_gcm::with_key(crypto::random_secret<32>()).value();
    nonce n{};
    tag t{};
    std::uint64_t sealed = 0;
    while (cipher.seal(n, {}, {}, t)) handfast::store_big_endian(++sealed, n.data() + 4);
    BOOST_TEST(sealed == aes256_gcm::seal_limit);
}

BOOST_AUTO_TEST_CASE(a_message_longer_than_the_cipher_allows) {
    auto cipher = aes256_gcm::with_key(crypto::random_secret<32>()).value();
    std::uint8_t byte = 7;
    tag t{};
    // 2^36 - 32 bytes is the most that GCM takes (SP 800-38D §5.2.1.1); with addresses of 32 bits, a call takes less
    // than they count. None of it is touched.
    constexpr auto too_many = std::min((std::uint64_t{1} << 36) - 31, std::uint64_t{SIZE_MAX});
    handfast::byte_span const huge{&byte, static_cast<std::size_t>(too_many)};
    BOOST_CHECK(is(cipher.seal(nonce{}, {}, huge, t), failure::message_too_long));
    BOOST_CHECK(is(cipher.open(nonce{}, {}, huge, t), failure::message_too_long));
    BOOST_TEST(byte == 7);
    BOOST_TEST(cipher.seals_left() == aes256_gcm::seal_limit);
}

BOOST_AUTO_TEST_CASE(a_moved_key_is_gone) {
    auto first = aes256_gcm::with_key(crypto::random_secret<32>(), 5).value();
    tag t{};
    auto bytes = from_hex("abcd");
    BOOST_CHECK(first.seal(nonce{1}, {}, bytes, t));
    auto second = std::move(first);
    BOOST_TEST(second.seals_left() == 4u);
    BOOST_CHECK(is(first.seal(nonce{2}, {}, bytes, t), failure::no_key));
    BOOST_CHECK(is(first.open(nonce{1}, {}, bytes, t), failure::no_key));
    BOOST_CHECK(second.open(nonce{1}, {}, bytes, t));
    BOOST_TEST(to_hex(bytes) == "abcd");
    first = std::move(second);
    BOOST_CHECK(first.seal(nonce{3}, {}, bytes, t));
    BOOST_CHECK(is(second.seal(nonce{4}, {}, bytes, t), failure::no_key));
}

// The key's schedule, which is the object's first part, is zero after the object's end. (Nothing says so of what is not
// secret, such as the count, and compilers leave that out.)
BOOST_AUTO_TEST_CASE(the_end_wipes) {
    alignas(aes256_gcm) unsigned char memory[sizeof(aes256_gcm)];
    auto* const cipher = new (memory) aes256_gcm{aes256_gcm::with_key(crypto::random_secret<32>()).value()};
    auto const* const seen = static_cast<unsigned char const volatile*>(memory);
    auto const wiped = [&] {
        return std::all_of(seen, seen + sizeof(crypto_aead_aes256gcm_state), [](auto byte) { return byte == 0; });
    };
    BOOST_TEST(!wiped());
    cipher->~aes256_gcm();
    BOOST_TEST(wiped());
}

BOOST_AUTO_TEST_SUITE_END()

// What holds on any processor.
BOOST_AUTO_TEST_SUITE(crypto_aes256_gcm_anywhere)

BOOST_AUTO_TEST_CASE(a_key_is_to_be_had_where_the_cipher_is) {
    auto const cipher = aes256_gcm::with_key(crypto::random_secret<32>());
    BOOST_TEST(cipher.has_value() == aes256_gcm::available());
    if (!cipher) BOOST_CHECK(cipher.error() == failure::not_on_this_processor);
}

static_assert(aes256_gcm::key_size == 32 && aes256_gcm::nonce_size == 12 && aes256_gcm::tag_size == 16);
static_assert(!std::is_copy_constructible_v<aes256_gcm> && !std::is_copy_assignable_v<aes256_gcm>);

BOOST_AUTO_TEST_SUITE_END()
