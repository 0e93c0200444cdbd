// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_DIGIT_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_DIGIT_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/limb.hpp>

// Whether there are vectors of digits (lanes.hpp): 0 for none, 1 for the processor's, 2 for a model of them, which
// HANDFAST_RSA_LANES_MODEL puts in their place for tests. That must be the same throughout a program.
#if defined(HANDFAST_RSA_NARROW_LIMBS) || !defined(__SIZEOF_INT128__)
#define HANDFAST_RSA_HAS_LANES 0
#elif defined(HANDFAST_RSA_LANES_MODEL)
#define HANDFAST_RSA_HAS_LANES 2
#elif defined(__x86_64__) && defined(__GNUC__)
#define HANDFAST_RSA_HAS_LANES 1
#else
#define HANDFAST_RSA_HAS_LANES 0
#endif

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// The digits that vectors work with: 52 bits in a word of 64, so that sums of many products fit in beside them.
inline constexpr std::size_t digit_bits = 52;
inline constexpr std::uint64_t greatest_digit = (std::uint64_t{1} << digit_bits) - 1;

/// Writes `size` limbs as `count` digits; what exceeds them is left out. Both least significant first.
inline void to_digits(std::uint64_t* digits, std::size_t count, limb const* a, std::size_t size) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t digit = 0;
        // A digit lies in two or, where limbs have 32 bits, three limbs.
        for (std::size_t at = i * digit_bits / limb_bits; at < size && at * limb_bits < (i + 1) * digit_bits; ++at) {
            std::size_t const start = at * limb_bits;
            digit |= start < i * digit_bits ? std::uint64_t{a[at]} >> (i * digit_bits - start)
                                            : std::uint64_t{a[at]} << (start - i * digit_bits);
        }
        digits[i] = digit & greatest_digit;
    }
}

/// The opposite, for digits that each have at most 52 bits.
inline void from_digits(limb* r, std::size_t size, std::uint64_t const* digits, std::size_t count) noexcept {
    for (std::size_t i = 0; i < size; ++i) {
        limb value = 0;
        for (std::size_t at = i * limb_bits / digit_bits; at < count && at * digit_bits < (i + 1) * limb_bits; ++at) {
            std::size_t const start = at * digit_bits;
            value |= static_cast<limb>(start < i * limb_bits ? digits[at] >> (i * limb_bits - start)
                                                             : digits[at] << (start - i * limb_bits));
        }
        r[i] = value;
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
