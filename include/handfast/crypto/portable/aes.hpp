// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_PORTABLE_AES_HPP
#define HANDFAST_CRYPTO_PORTABLE_AES_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/aes_key_schedule.hpp>
#include <handfast/crypto/portable/aes_sbox.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::portable {

/// AES in counter mode on bit planes: four blocks in every 64 bits. Neither a branch nor an address depends on the key
/// or on the bytes.
///
/// A plane has one bit of each byte; that of row r and column c of block b stands at 16 (3 - r) + 4 c + b, so that the
/// steps of a round that move bytes are rotations (FIPS 197 §5.1). Word is a word of 64 bits, or a vector of them.
template <class Word>
class bitsliced_aes {
public:
    static constexpr std::size_t lanes = sizeof(Word) / sizeof(std::uint64_t);
    static constexpr std::size_t blocks = 4 * lanes;

    /// The keys of the rounds in planes: made for each message, since in planes they take four times the room.
    explicit bitsliced_aes(round_keys_view keys) noexcept : rounds_(keys.rounds()) {
        for (std::size_t i = 0; i <= rounds_; ++i) {
            std::array<std::uint64_t, 8> words;
            for (std::size_t j = 0; j < 8; ++j) words[j] = join(keys.word(i, j / 4), keys.word(i, j / 4 + 2));
            transpose(words);
            keys_[i] = words;
        }
    }
    bitsliced_aes(bitsliced_aes const&) = delete;
    bitsliced_aes& operator=(bitsliced_aes const&) = delete;
    ~bitsliced_aes() { wipe({reinterpret_cast<std::uint8_t*>(&keys_), sizeof keys_}); }

    /// Adds the key stream of consecutive counters to `bytes`; the first counter is the block as it is, whose last four
    /// bytes count, the most significant first (SP 800-38D §6.5).
    void add_stream(std::span<std::uint8_t const, 16> first, byte_span bytes) const noexcept {
        std::array<std::uint8_t, 16 * blocks> stream;
        planes p;
        auto counter = load_big_endian<std::uint32_t>(first.data() + 12);
        while (!bytes.empty()) {
            encrypt_counters(stream, p, first, counter);
            counter += std::uint32_t{blocks};
            std::size_t const size = bytes.size() < stream.size() ? bytes.size() : stream.size();
            for (std::size_t i = 0; i < size; ++i) bytes[i] ^= stream[i];
            bytes = bytes.subspan(size);
        }
        wipe(stream);
        wipe({reinterpret_cast<std::uint8_t*>(&p), sizeof p});
    }

private:
    using planes = std::array<Word, 8>;

    static void set_lane(Word& x, [[maybe_unused]] std::size_t i, std::uint64_t value) noexcept {
        if constexpr (lanes == 1) x = value;
        else x[i] = value;
    }
    [[nodiscard]] static std::uint64_t lane(Word const& x, [[maybe_unused]] std::size_t i) noexcept {
        if constexpr (lanes == 1) return x;
        else return x[i];
    }

    /// The bytes of one column at the even places of a word, those of another at the odd ones.
    [[nodiscard]] static constexpr std::uint64_t join(std::uint32_t even, std::uint32_t odd) noexcept {
        auto const spread = [](std::uint64_t x) {
            x = (x | x << 16) & 0x0000'ffff'0000'ffff;
            return (x | x << 8) & 0x00ff'00ff'00ff'00ff;
        };
        return spread(even) | spread(odd) << 8;
    }
    [[nodiscard]] static constexpr std::uint32_t part(std::uint64_t x) noexcept {
        x &= 0x00ff'00ff'00ff'00ff;
        x = (x | x >> 8) & 0x0000'ffff'0000'ffff;
        return static_cast<std::uint32_t>(x | x >> 16);
    }

    /// Exchanges the number of a word with the place of a bit in its byte; twice is nothing.
    template <class Words>
    static void transpose(Words& w) noexcept {
        auto const exchange = [&w](std::size_t distance, std::uint64_t mask) {
            for (std::size_t i = 0; i < 8; ++i) {
                if ((i & distance) != 0) continue;
                auto const t = (w[i] >> distance ^ w[i + distance]) & mask;
                w[i + distance] ^= t;
                w[i] ^= t << distance;
            }
        };
        exchange(1, 0x5555'5555'5555'5555);
        exchange(2, 0x3333'3333'3333'3333);
        exchange(4, 0x0f0f'0f0f'0f0f'0f0f);
    }

    static void shift_rows(planes& p) noexcept {
        for (auto& x : p)
            x = (x & 0xffff'0000'0000'0000) |                                           //
                (x & 0x0000'fff0'0000'0000) >> 4 | (x & 0x0000'000f'0000'0000) << 12 |  //
                (x & 0x0000'0000'ff00'0000) >> 8 | (x & 0x0000'0000'00ff'0000) << 8 |   //
                (x & 0x0000'0000'0000'f000) >> 12 | (x & 0x0000'0000'0000'0fff) << 4;
    }

    /// 2 a[r] + 3 a[r + 1] + a[r + 2] + a[r + 3], where t is a[r] + a[r + 1] and doubling moves planes.
    static void mix_columns(planes& p) noexcept {
        planes next;
        planes t;
        for (std::size_t i = 0; i < 8; ++i) {
            next[i] = p[i] << 16 | p[i] >> 48;
            t[i] = p[i] ^ next[i];
        }
        for (std::size_t i = 0; i < 8; ++i) {
            p[i] = next[i] ^ (t[i] >> 32 | t[i] << 32) ^ t[(i + 7) % 8];
            if (i == 1 || i == 3 || i == 4) p[i] ^= t[7];
        }
    }

    void add_key(planes& p, std::size_t round) const noexcept {
        for (std::size_t i = 0; i < 8; ++i) p[i] ^= keys_[round][i];
    }

    void encrypt_counters(std::array<std::uint8_t, 16 * blocks>& out, planes& p,
                          std::span<std::uint8_t const, 16> first, std::uint32_t counter) const noexcept {
        auto const column = [&first](std::size_t c) { return load_big_endian<std::uint32_t>(first.data() + 4 * c); };
        for (std::size_t l = 0; l < lanes; ++l) {
            for (std::size_t b = 0; b < 4; ++b, ++counter) {
                set_lane(p[b], l, join(column(0), column(2)));
                set_lane(p[4 + b], l, join(column(1), counter));
            }
        }
        transpose(p);
        add_key(p, 0);
        for (std::size_t round = 1; round < rounds_; ++round) {
            sub_bytes(p);
            shift_rows(p);
            mix_columns(p);
            add_key(p, round);
        }
        sub_bytes(p);
        shift_rows(p);
        add_key(p, rounds_);
        transpose(p);
        for (std::size_t l = 0; l < lanes; ++l) {
            for (std::size_t b = 0; b < 4; ++b) {
                std::uint8_t* const block = out.data() + 16 * (4 * l + b);
                for (std::size_t c = 0; c < 2; ++c) {
                    auto const joined = lane(p[4 * c + b], l);
                    store_big_endian(part(joined), block + 4 * c);
                    store_big_endian(part(joined >> 8), block + 4 * (c + 2));
                }
            }
        }
    }

    std::size_t rounds_;
    std::array<std::array<std::uint64_t, 8>, round_keys_view::greatest_rounds + 1> keys_;
};

#if defined(__SSE2__) || defined(__ARM_NEON) || defined(__VEC__)
/// Two words at once where a processor has them; elsewhere g++ would make functions of every step.
using aes_word = std::uint64_t __attribute__((vector_size(16)));
#else
/// One word.
using aes_word = std::uint64_t;
#endif

/// SubWord of the key's expansion (FIPS 197 §5.2).
[[nodiscard]] constexpr std::uint32_t sub_word(std::uint32_t x) noexcept {
    std::array<std::uint32_t, 8> planes;  // bit 8 i of a plane for byte i
    for (std::size_t i = 0; i < 8; ++i) planes[i] = x >> i & 0x01010101;
    sub_bytes(planes);
    x = 0;
    for (std::size_t i = 0; i < 8; ++i) x |= (planes[i] & 0x01010101) << i;
    return x;
}

}  // namespace handfast::inline HANDFAST_ABI::crypto::portable

#endif
