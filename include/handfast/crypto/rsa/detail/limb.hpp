// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_LIMB_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_LIMB_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// One digit of a large integer, and a type that holds a product of two with two more added.
// HANDFAST_RSA_NARROW_LIMBS chooses the form for compilers without 128-bit integers; it must be the
// same throughout a program.
#if defined(__SIZEOF_INT128__) && !defined(HANDFAST_RSA_NARROW_LIMBS)
using limb = std::uint64_t;
__extension__ using wide = unsigned __int128;
#else
using limb = std::uint32_t;
using wide = std::uint64_t;
#endif

inline constexpr std::size_t limb_bits = 8 * sizeof(limb);

[[nodiscard]] constexpr limb low(wide x) noexcept { return static_cast<limb>(x); }
[[nodiscard]] constexpr limb high(wide x) noexcept { return static_cast<limb>(x >> limb_bits); }

/// The number of limbs that hold `bits` bits.
[[nodiscard]] constexpr std::size_t limbs_for(std::size_t bits) noexcept { return (bits + limb_bits - 1) / limb_bits; }

/// `x`, in a way that hides from the optimiser what is known of it, so that it can't turn a mask into a branch.
[[nodiscard]] inline limb hidden(limb x) noexcept {
    asm volatile("" : "+r"(x));
    return x;
}

// Truth values that depend on secrets are masks: all ones for true, zero for false.

/// The mask for `bit`, which is 0 or 1.
[[nodiscard]] inline limb mask_of(limb bit) noexcept { return limb{0} - hidden(bit); }
[[nodiscard]] inline limb mask_if_zero(limb x) noexcept {
    return mask_of(static_cast<limb>(~x & (x - 1)) >> (limb_bits - 1));
}
[[nodiscard]] inline limb mask_if_equal(limb a, limb b) noexcept { return mask_if_zero(a ^ b); }
/// `a` where the mask is true, `b` where it is false.
[[nodiscard]] inline limb choose(limb mask, limb a, limb b) noexcept { return b ^ (mask & (a ^ b)); }

/// Some limbs side by side, for what is done to each by itself. Where a processor has no vectors the compiler makes
/// limbs of them, and would say that how they are passed by value is not settled.
using limbs_vector = limb __attribute__((vector_size(16)));
inline constexpr std::size_t limbs_in_vector = sizeof(limbs_vector) / sizeof(limb);
inline void load_vector(limbs_vector& v, limb const* from) noexcept { std::memcpy(&v, from, sizeof v); }
inline void store_vector(limb* to, limbs_vector const& v) noexcept { std::memcpy(to, &v, sizeof v); }

/// `a + b + carry`, where `carry` is 0 or 1 before and after.
[[nodiscard]] constexpr limb add_with_carry(limb a, limb b, limb& carry) noexcept {
    wide const sum = static_cast<wide>(a) + b + carry;
    carry = high(sum);
    return low(sum);
}
/// `a - b - borrow`, where `borrow` is 0 or 1 before and after.
[[nodiscard]] constexpr limb subtract_with_borrow(limb a, limb b, limb& borrow) noexcept {
    wide const difference = static_cast<wide>(a) - b - borrow;
    borrow = high(difference) & 1;
    return low(difference);
}
/// `a * b + c + carry`, whose upper half becomes `carry`. Added up limb by limb, since g++ 12 keeps zeros in memory for
/// the upper halves where it is given a sum of wide integers.
[[nodiscard]] constexpr limb multiply_add(limb a, limb b, limb c, limb& carry) noexcept {
    wide const product = static_cast<wide>(a) * b;
    limb lower = low(product);
    limb upper = high(product);
    lower = static_cast<limb>(lower + c);
    upper = static_cast<limb>(upper + (lower < c));
    lower = static_cast<limb>(lower + carry);
    upper = static_cast<limb>(upper + (lower < carry));
    carry = upper;
    return lower;
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
