// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_NATIVE_AES_GCM_HPP
#define HANDFAST_CRYPTO_NATIVE_AES_GCM_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/aes_key_schedule.hpp>
#include <handfast/crypto/portable/aes_gcm.hpp>

#if defined(__x86_64__) && defined(__GNUC__)
#include <smmintrin.h>
#include <wmmintrin.h>
#define HANDFAST_CRYPTO_HAS_AES_INSTRUCTIONS 1
#else
#define HANDFAST_CRYPTO_HAS_AES_INSTRUCTIONS 0
#endif

namespace handfast::inline HANDFAST_ABI::crypto::native {

#if HANDFAST_CRYPTO_HAS_AES_INSTRUCTIONS

#define HANDFAST_CRYPTO_AES_TARGET __attribute__((target("aes,pclmul,sse4.1,ssse3")))

/// What AES-GCM is made of, with instructions for a round of AES and for carry-less products (AES-NI, PCLMULQDQ), whose
/// time does not depend on the values.
struct aes_gcm_kernel {
    /// As many blocks are in work at once as cover the time of an instruction.
    static constexpr std::size_t powers = 8;

    [[nodiscard]] static bool available() noexcept {
        static bool const found = [] {
            __builtin_cpu_init();
            return __builtin_cpu_supports("aes") != 0 && __builtin_cpu_supports("pclmul") != 0 &&
                   __builtin_cpu_supports("sse4.1") != 0 && __builtin_cpu_supports("ssse3") != 0;
        }();
        return found;
    }

    /// The last round without a key is the S-box and a move of columns, and these are all the same.
    [[nodiscard]] HANDFAST_CRYPTO_AES_TARGET static std::uint32_t sub_word(std::uint32_t x) noexcept {
        __m128i const all = _mm_set1_epi32(static_cast<int>(x));
        return static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_aesenclast_si128(all, _mm_setzero_si128())));
    }

    HANDFAST_CRYPTO_AES_TARGET static void add_stream(round_keys_view keys, std::span<std::uint8_t const, 16> first,
                                                      byte_span bytes) noexcept {
        // The counter is kept with its bytes the other way round, where adding is an instruction.
        __m128i const turn = _mm_set_epi8(12, 13, 14, 15, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        __m128i const one = _mm_set_epi32(1, 0, 0, 0);
        __m128i counter = _mm_shuffle_epi8(load(first.data()), turn);
        __m128i b[width];
        for (; bytes.size() >= 16 * width; bytes = bytes.subspan(16 * width)) {
            encrypt_counters(keys, counter, turn, one, b);
#pragma GCC unroll 8
            for (std::size_t i = 0; i < width; ++i) {
                std::uint8_t* const at = bytes.data() + 16 * i;
                store(at, _mm_xor_si128(b[i], load(at)));
            }
        }
        if (!bytes.empty()) {
            encrypt_counters(keys, counter, turn, one, b);
            std::size_t used = 0;
            for (; bytes.size() >= 16; bytes = bytes.subspan(16), ++used)
                store(bytes.data(), _mm_xor_si128(b[used], load(bytes.data())));
            auto const* const stream = reinterpret_cast<std::uint8_t const*>(b + used);
            for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] ^= stream[i];
        }
        wipe({reinterpret_cast<std::uint8_t*>(b), sizeof b});
    }

    HANDFAST_CRYPTO_AES_TARGET static void ghash(ghash_element& y, ghash_element const* key,
                                                 byte_view blocks) noexcept {
        __m128i const turn = _mm_set_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        std::uint8_t const* at = blocks.data();
        std::size_t left = blocks.size() / 16;
        __m128i h[powers];
        for (std::size_t i = 0; i < powers && i < left; ++i) h[i] = load(key[i]);
        __m128i sum = load(y);
        while (left > 0) {
            // y h^n + x_1 h^n + x_2 h^(n - 1) + ... + x_n h: one reduction for n blocks.
            std::size_t const count = left < powers ? left : powers;
            __m128i low = _mm_setzero_si128();
            __m128i middle = _mm_setzero_si128();
            __m128i high = _mm_setzero_si128();
            auto const take = [&](std::size_t i, std::size_t power) HANDFAST_CRYPTO_AES_TARGET {
                __m128i x = _mm_shuffle_epi8(load(at + 16 * i), turn);
                if (i == 0) x = _mm_xor_si128(x, sum);
                low = _mm_xor_si128(low, _mm_clmulepi64_si128(x, h[power], 0x00));
                high = _mm_xor_si128(high, _mm_clmulepi64_si128(x, h[power], 0x11));
                middle = _mm_xor_si128(middle, _mm_clmulepi64_si128(x, h[power], 0x01));
                middle = _mm_xor_si128(middle, _mm_clmulepi64_si128(x, h[power], 0x10));
            };
            if (count == powers) {
#pragma GCC unroll 8
                for (std::size_t i = 0; i < powers; ++i) take(i, powers - 1 - i);
            } else {
                for (std::size_t i = 0; i < count; ++i) take(i, count - 1 - i);
            }
            low = _mm_xor_si128(low, _mm_slli_si128(middle, 8));
            high = _mm_xor_si128(high, _mm_srli_si128(middle, 8));
            // As in portable::multiply: the two lowest words move up, by 128, 127, 126 and 121 bits.
            __m128i const polynomial = _mm_set_epi64x(0, static_cast<long long>(0xc200'0000'0000'0000));
#pragma GCC unroll 2
            for (int i = 0; i < 2; ++i)
                low = _mm_xor_si128(_mm_shuffle_epi32(low, 0x4e), _mm_clmulepi64_si128(low, polynomial, 0x00));
            sum = _mm_xor_si128(high, low);
            at += 16 * count;
            left -= count;
        }
        _mm_storeu_si128(reinterpret_cast<__m128i*>(&y), _mm_shuffle_epi32(sum, 0x4e));
        // Whoever knows a power of the hash key can forge.
        wipe({reinterpret_cast<std::uint8_t*>(h), sizeof h});
    }

private:
    static constexpr std::size_t width = 8;

    HANDFAST_CRYPTO_AES_TARGET static __m128i load(std::uint8_t const* from) noexcept {
        return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    }
    HANDFAST_CRYPTO_AES_TARGET static void store(std::uint8_t* to, __m128i x) noexcept {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), x);
    }
    /// An element as a number: its upper half stands first.
    HANDFAST_CRYPTO_AES_TARGET static __m128i load(ghash_element const& e) noexcept {
        static_assert(sizeof e == 16);
        return _mm_shuffle_epi32(_mm_loadu_si128(reinterpret_cast<__m128i const*>(&e)), 0x4e);
    }

    HANDFAST_CRYPTO_AES_TARGET static void encrypt_counters(round_keys_view keys, __m128i& counter, __m128i turn,
                                                            __m128i one, __m128i (&b)[width]) noexcept {
        __m128i const start = load(keys.key(0));
#pragma GCC unroll 8
        for (std::size_t i = 0; i < width; ++i) {
            b[i] = _mm_xor_si128(_mm_shuffle_epi8(counter, turn), start);
            counter = _mm_add_epi32(counter, one);
        }
        std::size_t const rounds = keys.rounds();
        for (std::size_t round = 1; round < rounds; ++round) {
            __m128i const k = load(keys.key(round));
#pragma GCC unroll 8
            for (std::size_t i = 0; i < width; ++i) b[i] = _mm_aesenc_si128(b[i], k);
        }
        __m128i const last = load(keys.key(rounds));
#pragma GCC unroll 8
        for (std::size_t i = 0; i < width; ++i) b[i] = _mm_aesenclast_si128(b[i], last);
    }
};

#undef HANDFAST_CRYPTO_AES_TARGET

#else

/// There are no such instructions here.
struct aes_gcm_kernel : portable::aes_gcm_kernel {
    [[nodiscard]] static constexpr bool available() noexcept { return false; }
};

#endif

}  // namespace handfast::inline HANDFAST_ABI::crypto::native

#endif
