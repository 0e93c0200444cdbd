// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_LANES_AVX512_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_LANES_AVX512_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/digit.hpp>

#if HANDFAST_RSA_HAS_LANES == 1

#include <immintrin.h>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// The operations of lanes.hpp as AVX-512 IFMA has them. The compiler may use these instructions in what is declared
// HANDFAST_RSA_LANES and nowhere else.
#define HANDFAST_RSA_LANES __attribute__((target("avx512f,avx512vl,avx512dq,avx512ifma,bmi2")))
#define HANDFAST_RSA_LANE_FUNCTION [[gnu::always_inline]] HANDFAST_RSA_LANES inline

using lanes = __m512i;
using half_lanes = __m256i;

// With a mask that takes every lane: without one, g++ 12 has these begin with a value that it then reports as
// uninitialised.
inline constexpr __mmask8 every_lane = 0xff;

HANDFAST_RSA_LANE_FUNCTION lanes no_lanes() noexcept { return _mm512_setzero_si512(); }
HANDFAST_RSA_LANE_FUNCTION half_lanes no_half() noexcept { return _mm256_setzero_si256(); }
HANDFAST_RSA_LANE_FUNCTION lanes load_lanes(std::uint64_t const* from) noexcept { return _mm512_load_si512(from); }
HANDFAST_RSA_LANE_FUNCTION half_lanes load_half(std::uint64_t const* from) noexcept {
    return _mm256_load_si256(reinterpret_cast<__m256i const*>(from));
}
HANDFAST_RSA_LANE_FUNCTION void store_lanes(std::uint64_t* to, lanes x) noexcept { _mm512_store_si512(to, x); }
HANDFAST_RSA_LANE_FUNCTION lanes everywhere(std::uint64_t x) noexcept {
    return _mm512_set1_epi64(static_cast<long long>(x));
}
HANDFAST_RSA_LANE_FUNCTION half_lanes lower_half(lanes x) noexcept {
    return _mm512_maskz_extracti64x4_epi64(every_lane, x, 0);
}
HANDFAST_RSA_LANE_FUNCTION __m128i lower_quarter(lanes x) noexcept {
    return _mm512_maskz_extracti64x2_epi64(every_lane, x, 0);
}
HANDFAST_RSA_LANE_FUNCTION lanes widen(half_lanes x) noexcept {
    return _mm512_maskz_inserti64x4(every_lane, no_lanes(), x, 0);
}

HANDFAST_RSA_LANE_FUNCTION lanes add(lanes a, lanes b) noexcept { return _mm512_add_epi64(a, b); }
HANDFAST_RSA_LANE_FUNCTION half_lanes add(half_lanes a, half_lanes b) noexcept { return _mm256_add_epi64(a, b); }
HANDFAST_RSA_LANE_FUNCTION lanes add_lower(lanes sum, lanes a, lanes b) noexcept {
    return _mm512_madd52lo_epu64(sum, a, b);
}
HANDFAST_RSA_LANE_FUNCTION half_lanes add_lower(half_lanes sum, half_lanes a, half_lanes b) noexcept {
    return _mm256_madd52lo_epu64(sum, a, b);
}
HANDFAST_RSA_LANE_FUNCTION lanes add_upper(lanes sum, lanes a, lanes b) noexcept {
    return _mm512_madd52hi_epu64(sum, a, b);
}
HANDFAST_RSA_LANE_FUNCTION half_lanes add_upper(half_lanes sum, half_lanes a, half_lanes b) noexcept {
    return _mm256_madd52hi_epu64(sum, a, b);
}
HANDFAST_RSA_LANE_FUNCTION lanes shift_down(lanes x, lanes above) noexcept {
    return _mm512_maskz_alignr_epi64(every_lane, above, x, 1);
}
HANDFAST_RSA_LANE_FUNCTION half_lanes shift_down(half_lanes x) noexcept {
    return _mm256_alignr_epi64(_mm256_setzero_si256(), x, 1);
}
HANDFAST_RSA_LANE_FUNCTION lanes shift_up(lanes x, lanes below) noexcept {
    return _mm512_maskz_alignr_epi64(every_lane, x, below, 7);
}

// In 128 bits, since that is cheaper.
HANDFAST_RSA_LANE_FUNCTION lanes lower_of_first(lanes x, std::uint64_t factor) noexcept {
    return _mm512_maskz_broadcastq_epi64(
        every_lane,
        _mm_madd52lo_epu64(_mm_setzero_si128(), lower_quarter(x), _mm_set1_epi64x(static_cast<long long>(factor))));
}
HANDFAST_RSA_LANE_FUNCTION lanes first_rounded_up(lanes x) noexcept {
    auto const sum = _mm_add_epi64(lower_quarter(x), _mm_set1_epi64x(static_cast<long long>(greatest_digit)));
    return _mm512_maskz_inserti64x2(every_lane, no_lanes(), _mm_maskz_srli_epi64(1, sum, digit_bits), 0);
}

HANDFAST_RSA_LANE_FUNCTION lanes above_digits(lanes x) noexcept {
    return _mm512_maskz_srli_epi64(every_lane, x, digit_bits);
}
HANDFAST_RSA_LANE_FUNCTION lanes digits_of(lanes x) noexcept { return _mm512_and_si512(x, everywhere(greatest_digit)); }
HANDFAST_RSA_LANE_FUNCTION std::uint8_t too_great(lanes x) noexcept {
    return _mm512_cmpgt_epu64_mask(x, everywhere(greatest_digit));
}
HANDFAST_RSA_LANE_FUNCTION std::uint8_t greatest(lanes x) noexcept {
    return _mm512_cmpeq_epu64_mask(x, everywhere(greatest_digit));
}
HANDFAST_RSA_LANE_FUNCTION lanes add_one(lanes x, std::uint8_t where) noexcept {
    return _mm512_mask_add_epi64(x, where, x, everywhere(1));
}
HANDFAST_RSA_LANE_FUNCTION lanes or_masked(lanes x, lanes y, std::uint64_t mask) noexcept {
    return _mm512_maskz_ternarylogic_epi64(every_lane, x, y, everywhere(mask), 0xf8);
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif

#endif
