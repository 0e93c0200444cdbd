// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AES_KEY_SCHEDULE_HPP
#define HANDFAST_CRYPTO_AES_KEY_SCHEDULE_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// The keys of AES's rounds, 16 bytes each, one more than there are rounds.
class round_keys_view {
public:
    static constexpr std::size_t greatest_rounds = 14;

    explicit constexpr round_keys_view(byte_view bytes) noexcept : bytes_(bytes) {}
    [[nodiscard]] constexpr std::size_t rounds() const noexcept { return bytes_.size() / 16 - 1; }
    [[nodiscard]] constexpr std::uint8_t const* key(std::size_t round) const noexcept {
        return bytes_.data() + 16 * round;
    }
    /// One of the four words of a key, as FIPS 197 has them: the first byte is the most significant.
    [[nodiscard]] constexpr std::uint32_t word(std::size_t round, std::size_t i) const noexcept {
        return load_big_endian<std::uint32_t>(key(round) + 4 * i);
    }

private:
    byte_view bytes_;
};

/// The number of bytes of the keys of all rounds for a key of `key_size` bytes (FIPS 197 §5: 10, 12 or 14 rounds).
[[nodiscard]] constexpr std::size_t round_keys_size(std::size_t key_size) noexcept { return 16 * (key_size / 4 + 7); }

/// The key's expansion (FIPS 197 §5.2). `sub_word` is the S-box on the four bytes of a word.
template <std::size_t KeySize, class SubWord>
constexpr void expand_key(std::span<std::uint8_t, round_keys_size(KeySize)> round_keys,
                          std::span<std::uint8_t const, KeySize> key, SubWord const& sub_word) noexcept {
    static_assert(KeySize == 16 || KeySize == 24 || KeySize == 32, "AES has keys of 16, 24 and 32 bytes");
    for (std::size_t i = 0; i < KeySize; ++i) round_keys[i] = key[i];
    std::uint32_t constant = 1;  // powers of x in GF(2^8)
    for (std::size_t i = KeySize; i < round_keys.size(); i += 4) {
        auto word = load_big_endian<std::uint32_t>(round_keys.data() + i - 4);
        if (i % KeySize == 0) {
            word = sub_word(std::rotl(word, 8)) ^ constant << 24;
            constant = (constant << 1) ^ (constant >> 7) * 0x11b;
        } else if (KeySize > 24 && i % KeySize == 16) {
            word = sub_word(word);
        }
        store_big_endian(word ^ load_big_endian<std::uint32_t>(round_keys.data() + i - KeySize), round_keys.data() + i);
    }
}

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
