// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/aes128_gcm.hpp>
#include <handfast/crypto/aes256_gcm.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/sodium/aes256_gcm.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;

namespace {

using tag = std::array<std::uint8_t, 16>;
using nonce = std::array<std::uint8_t, 12>;

template <std::size_t Size>
std::array<std::uint8_t, Size> array_of(std::string_view hex) {
    auto const bytes = hf::from_hex(hex);
    std::array<std::uint8_t, Size> array{};
    BOOST_REQUIRE(bytes.size() >= Size);
    std::copy_n(bytes.begin(), Size, array.begin());
    return array;
}

template <std::size_t KeySize>
using kernels = std::tuple<crypto::aes_gcm<KeySize>, crypto::aes_gcm<KeySize, crypto::portable::aes_gcm_kernel>,
                           crypto::aes_gcm<KeySize, crypto::native::aes_gcm_kernel>>;

struct row {
    std::string_view key, iv, associated, plaintext, ciphertext, tag;
};

template <class Cipher>
void check(row const& r) {
    auto cipher = Cipher::with_key(hf::secret<Cipher::key_size>{array_of<Cipher::key_size>(r.key)});
    BOOST_TEST(cipher.has_value() == Cipher::available());
    if (!cipher) return;
    auto bytes = hf::from_hex(r.plaintext);
    tag made{};
    BOOST_CHECK(cipher->seal(array_of<12>(r.iv), hf::from_hex(r.associated), bytes, made));
    BOOST_TEST(hf::to_hex(bytes) == r.ciphertext);
    BOOST_TEST(hf::to_hex(made) == r.tag);
    BOOST_CHECK(cipher->open(array_of<12>(r.iv), hf::from_hex(r.associated), bytes, made));
    BOOST_TEST(hf::to_hex(bytes) == r.plaintext);
}

constexpr std::string_view zero = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr std::string_view key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
constexpr std::string_view text = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                  "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_aes_gcm)

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, submitted to the NIST for SP 800-38D:
// test cases 1 to 4.
BOOST_AUTO_TEST_CASE_TEMPLATE(known_answers_with_keys_of_128_bits, cipher, kernels<16>) {
    check<cipher>({zero, "000000000000000000000000", "", "", "", "58e2fccefa7e3061367f1d57a4e7455a"});
    check<cipher>({zero, "000000000000000000000000", "", zero.substr(0, 32), "0388dace60b6a392f328c2b971b2fe78",
                   "ab6e47d42cec13bdf53a67b21257bddf"});
    check<cipher>({key, "cafebabefacedbaddecaf888", "", text,
                   "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                   "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985",
                   "4d5c2af327cd64a62cf35abd2ba6fab4"});
    check<cipher>({key, "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2", text.substr(0, 120),
                   "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                   "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
                   "5bc94fbc3221a5db94fae95ae7121a47"});
}

// There, test cases 13 to 16.
BOOST_AUTO_TEST_CASE_TEMPLATE(known_answers_with_keys_of_256_bits, cipher, kernels<32>) {
    check<cipher>({zero, "000000000000000000000000", "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"});
    check<cipher>({zero, "000000000000000000000000", "", zero.substr(0, 32), "cea7403d4d606b6e074ec5d3baf39d18",
                   "d0d1c8a799996bf0265b98b5d48ab919"});
    check<cipher>({key, "cafebabefacedbaddecaf888", "", text,
                   "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                   "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad",
                   "b094dac5d93471bdec1a502270e3cc6c"});
    check<cipher>({key, "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2", text.substr(0, 120),
                   "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                   "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
                   "76fc6ece0f4e1768cddf8853bb2d551b"});
}

namespace {

/// Whether two ciphers seal alike, for messages of every size up to some blocks beyond what a kernel takes at once, and
/// for associated data of as many.
template <class A, class B>
void same_results() {
    static_assert(A::key_size == B::key_size);
    if (!A::available() || !B::available()) return;
    for (std::size_t size = 0; size < 400; ++size) {
        auto const k = crypto::random_secret<A::key_size>();
        nonce n{};
        std::vector<std::uint8_t> associated((size * 7) % 311);
        std::vector<std::uint8_t> bytes(size);
        crypto::fill_random(n);
        crypto::fill_random(associated);
        crypto::fill_random(bytes);
        auto a = A::with_key(k).value();
        auto b = B::with_key(k).value();
        auto others = bytes;
        tag made{};
        tag others_tag{};
        BOOST_REQUIRE(a.seal(n, associated, bytes, made));
        BOOST_REQUIRE(b.seal(n, associated, others, others_tag));
        BOOST_REQUIRE(bytes == others);
        BOOST_REQUIRE(made == others_tag);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(kernels_agree_with_each_other_and_with_libsodium) {
    using portable = crypto::portable::aes_gcm_kernel;
    using native = crypto::native::aes_gcm_kernel;
    same_results<crypto::aes_gcm<16, portable>, crypto::aes_gcm<16, native>>();
    same_results<crypto::aes_gcm<32, portable>, crypto::aes_gcm<32, native>>();
    same_results<crypto::aes_gcm<32>, crypto::sodium::aes256_gcm>();
}

// SP 800-38D §6.5: of the counter only the last 32 bits count. With a nonce of 12 bytes they cannot run over; that they
// would stay by themselves is seen on the key stream.
BOOST_AUTO_TEST_CASE(a_counter_runs_over_in_32_bits) {
    std::array<std::uint8_t, crypto::round_keys_size(16)> round_keys{};
    crypto::round_keys_view const keys{round_keys};
    std::array<std::uint8_t, 16> first{};
    first.fill(0xff);
    auto after = first;
    std::fill(after.begin() + 12, after.end(), std::uint8_t{0});
    auto const streams = [&](auto kernel) {
        std::array<std::uint8_t, 32> both{};
        std::array<std::uint8_t, 16> second{};
        kernel.add_stream(keys, first, both);
        kernel.add_stream(keys, after, second);
        return std::ranges::equal(std::span{both}.last(16), second);
    };
    BOOST_TEST(streams(crypto::portable::aes_gcm_kernel{}));
    if (crypto::native::aes_gcm_kernel::available()) BOOST_TEST(streams(crypto::native::aes_gcm_kernel{}));
}

BOOST_AUTO_TEST_CASE(sizes) {
    // RFC 8446 §5.5: 2^24.5 full records.
    static_assert(crypto::aes128_gcm::seal_limit == 23'726'566 && crypto::aes256_gcm::seal_limit == 23'726'566);
    // SP 800-38D §5.2.1.1: after so many blocks the counter would come back to the tag's.
    static_assert(crypto::aes128_gcm::greatest_message == (std::uint64_t{1} << 36) - 32);
    static_assert(crypto::aes256_gcm::greatest_message == (std::uint64_t{1} << 36) - 32);
    static_assert(crypto::aes128_gcm::key_size == 16 && crypto::aes256_gcm::key_size == 32);
    static_assert(crypto::aes256_gcm::nonce_size == 12 && crypto::aes256_gcm::tag_size == 16);
    BOOST_TEST(crypto::aes128_gcm::name == "AES-128-GCM");
    BOOST_TEST(crypto::aes256_gcm::name == "AES-256-GCM");
    BOOST_TEST(crypto::aes128_gcm::available());
    BOOST_TEST(crypto::aes256_gcm::available());
}

BOOST_AUTO_TEST_SUITE_END()
