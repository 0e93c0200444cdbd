// SPDX-License-Identifier: BSL-1.0
#include <handfast/core/hex.hpp>
#include <handfast/crypto/aes_key_schedule.hpp>
#include <handfast/crypto/portable/aes.hpp>

namespace crypto = handfast::crypto;

namespace {

/// The word of that index, as FIPS 197's appendix A numbers them, of a key whose words are given.
template <std::size_t KeySize>
constexpr std::uint32_t word(std::array<std::uint32_t, KeySize / 4> const& key_words, std::size_t index) {
    std::array<std::uint8_t, KeySize> key{};
    for (std::size_t i = 0; i < key_words.size(); ++i) handfast::store_big_endian(key_words[i], key.data() + 4 * i);
    std::array<std::uint8_t, crypto::round_keys_size(KeySize)> round_keys{};
    crypto::expand_key<KeySize>(round_keys, key, crypto::portable::sub_word);
    return crypto::round_keys_view{round_keys}.word(index / 4, index % 4);
}

// Appendix A.1 to A.3: the first new word and the last one.
static_assert(word<16>({0x2b7e1516, 0x28aed2a6, 0xabf71588, 0x09cf4f3c}, 4) == 0xa0fafe17);
static_assert(word<16>({0x2b7e1516, 0x28aed2a6, 0xabf71588, 0x09cf4f3c}, 43) == 0xb6630ca6);
static_assert(word<24>({0x8e73b0f7, 0xda0e6452, 0xc810f32b, 0x809079e5, 0x62f8ead2, 0x522c6b7b}, 6) == 0xfe0c91f7);
static_assert(word<24>({0x8e73b0f7, 0xda0e6452, 0xc810f32b, 0x809079e5, 0x62f8ead2, 0x522c6b7b}, 51) == 0x01002202);
static_assert(word<32>({0x603deb10, 0x15ca71be, 0x2b73aef0, 0x857d7781, 0x1f352c07, 0x3b6108d7, 0x2d9810a3, 0x0914dff4},
                       8) == 0x9ba35411);
static_assert(word<32>({0x603deb10, 0x15ca71be, 0x2b73aef0, 0x857d7781, 0x1f352c07, 0x3b6108d7, 0x2d9810a3, 0x0914dff4},
                       59) == 0x706c631e);

static_assert(crypto::round_keys_size(16) == 176 && crypto::round_keys_size(24) == 208 &&
              crypto::round_keys_size(32) == 240);

}  // namespace
