// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_LANES_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_LANES_HPP

#include <handfast/crypto/rsa/detail/digit.hpp>
#include <handfast/crypto/rsa/detail/lanes_avx512.hpp>
#include <handfast/crypto/rsa/detail/lanes_model.hpp>

// `lanes` are eight words of 64 bits and `half_lanes` four, each for a digit of 52 bits (digit.hpp) and what was
// added to it. The operations are those that a product in Montgomery's form takes:
//
//     add_lower(sum, a, b)         sum + the lower digit of a * b: of a and b only digits count
//     add_upper(sum, a, b)         sum + the upper digit of a * b
//     shift_down(x, above)         x without its first lane, the first of `above` at its end
//     shift_up(x, below)           x without its last lane, the last of `below` at its start
//     lower_of_first(x, factor)    the lower digit of factor * the first lane, in every lane
//     first_rounded_up(x)          in the first lane what its first is divided by 2^52, rounded up; else zeros
//     above_digits(x)              what stands above each digit
//     digits_of(x)                 the digits alone
//     too_great(x), greatest(x)    a bit for each lane that is greater than any digit, that is the greatest
//     add_one(x, where)            one more where the bits say so
//     or_masked(x, y, mask)        x | (y & mask)
//
// Functions that use them are declared HANDFAST_RSA_LANES. Which there are says HANDFAST_RSA_HAS_LANES (digit.hpp).

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// Whether this build on this processor can use lanes.
[[nodiscard]] inline bool lanes_available() noexcept {
#if HANDFAST_RSA_HAS_LANES == 1
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512ifma") && __builtin_cpu_supports("bmi2");
#else
    return HANDFAST_RSA_HAS_LANES == 2;
#endif
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
