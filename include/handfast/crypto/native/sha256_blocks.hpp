// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_NATIVE_SHA256_BLOCKS_HPP
#define HANDFAST_CRYPTO_NATIVE_SHA256_BLOCKS_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/version.hpp>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#define HANDFAST_CRYPTO_HAS_SHA_INSTRUCTIONS 1
#else
#define HANDFAST_CRYPTO_HAS_SHA_INSTRUCTIONS 0
#endif

namespace handfast::inline HANDFAST_ABI::crypto::native {

/// Whether this processor, and this build, have instructions for SHA-256 (SHA-NI). Found out once.
[[nodiscard]] inline bool has_sha_instructions() noexcept {
#if HANDFAST_CRYPTO_HAS_SHA_INSTRUCTIONS
    static bool const found = [] {
        unsigned a = 0, b = 0, c = 0, d = 0;
        __builtin_cpu_init();
        return __builtin_cpu_supports("sse4.1") && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1) != 0;
    }();
    return found;
#else
    return false;
#endif
}

#if HANDFAST_CRYPTO_HAS_SHA_INSTRUCTIONS

/// SHA-256's constants (FIPS 180-4 §4.2.2): the first 32 bits of the fractional parts of the cube roots of the first 64
/// primes.
alignas(16) inline constexpr std::uint32_t sha256_constants[64]{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/// Takes `count` blocks of 64 bytes into the eight words of a state (FIPS 180-4 §6.2.2), with the processor's
/// instructions, whose time does not depend on the values. They hold the words as ABEF and CDGH, and do two rounds
/// each.
__attribute__((target("sha,sse4.1,ssse3"))) inline void sha256_blocks(std::uint32_t (&state)[8],
                                                                      std::uint8_t const* blocks,
                                                                      std::size_t count) noexcept {
    auto* const words = reinterpret_cast<__m128i*>(state);
    __m128i const big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i const badc = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xb1);
    __m128i const hgfe = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1b);
    __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
    __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
    for (; count > 0; --count, blocks += 64) {
        __m128i const abef_before = abef;
        __m128i const cdgh_before = cdgh;
        __m128i w[4];
#pragma GCC unroll 16
        for (int i = 0; i < 16; ++i) {
            if (i < 4) {
                w[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(blocks) + i), big_endian);
            } else {
                // w[t] = σ1(w[t - 2]) + w[t - 7] + σ0(w[t - 15]) + w[t - 16], four at a time.
                __m128i const& last = w[(i + 3) % 4];
                __m128i const by_7 = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
                __m128i const early = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]), by_7);
                w[i % 4] = _mm_sha256msg2_epu32(early, last);
            }
            auto const* const constants = reinterpret_cast<__m128i const*>(sha256_constants) + i;
            __m128i const sums = _mm_add_epi32(w[i % 4], _mm_load_si128(constants));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sums);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sums, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i const feba = _mm_shuffle_epi32(abef, 0x1b);
    __m128i const dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128(words, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#else

/// Where there are no instructions for it: never called.
inline void sha256_blocks(std::uint32_t (&)[8], std::uint8_t const*, std::size_t) noexcept {}

#endif

}  // namespace handfast::inline HANDFAST_ABI::crypto::native

#endif
