// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_PORTABLE_GHASH_HPP
#define HANDFAST_CRYPTO_PORTABLE_GHASH_HPP

#include <bit>
#include <cstdint>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// An element of GHASH's field GF(2^128) (SP 800-38D §6.3): the coefficient of x^i is bit 127 - i, of which `high` has
/// the upper 64. A block whose bytes are read most significant first is its element.
struct ghash_element {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr bool operator==(ghash_element const&, ghash_element const&) noexcept = default;
};

/// a / x. Products of words come out one place too low, since 127 - i and 127 - j add up to 254 - (i + j): with one
/// factor divided by x they are right as they are.
[[nodiscard]] constexpr ghash_element divided_by_x(ghash_element a) noexcept {
    // The bit that leaves is that of x^0, and 1 / x = x^127 + x^6 + x + 1.
    std::uint64_t const all = 0 - (a.high >> 63);
    return {(a.high << 1 | a.low >> 63) ^ (all & 0xc200'0000'0000'0000), (a.low << 1) ^ (all & 1)};
}

namespace portable {

/// The lower 64 bits of a product of polynomials over bits. In every word that is multiplied only each fourth bit is
/// set, so that what is carried goes into the three bits between; of at most 16 terms only the highest place's could
/// go further, and leaves. Integer multiplication takes the same time for all values on processors of this century,
/// but for some small ones.
[[nodiscard]] constexpr std::uint64_t multiply_lower(std::uint64_t a, std::uint64_t b) noexcept {
    constexpr std::uint64_t every_fourth = 0x1111'1111'1111'1111;
    std::uint64_t result = 0;
#pragma GCC unroll 4
    for (int place = 0; place < 4; ++place) {
        std::uint64_t sum = 0;
#pragma GCC unroll 4
        for (int i = 0; i < 4; ++i) sum ^= (a & every_fourth << i) * (b & every_fourth << ((place - i) & 3));
        result ^= sum & every_fourth << place;
    }
    return result;
}

/// The bits in the opposite order.
[[nodiscard]] constexpr std::uint64_t reversed(std::uint64_t x) noexcept {
    x = (x >> 1 & 0x5555'5555'5555'5555) | (x & 0x5555'5555'5555'5555) << 1;
    x = (x >> 2 & 0x3333'3333'3333'3333) | (x & 0x3333'3333'3333'3333) << 2;
    x = (x >> 4 & 0x0f0f'0f0f'0f0f'0f0f) | (x & 0x0f0f'0f0f'0f0f'0f0f) << 4;
    x = (x >> 8 & 0x00ff'00ff'00ff'00ff) | (x & 0x00ff'00ff'00ff'00ff) << 8;
    x = (x >> 16 & 0x0000'ffff'0000'ffff) | (x & 0x0000'ffff'0000'ffff) << 16;
    return x >> 32 | x << 32;
}

/// All of the product: the upper half is the lower one of the factors read from the other end.
[[nodiscard]] constexpr ghash_element multiply_whole(std::uint64_t a, std::uint64_t b, std::uint64_t a_reversed,
                                                     std::uint64_t b_reversed) noexcept {
    return {reversed(multiply_lower(a_reversed, b_reversed)) >> 1, multiply_lower(a, b)};
}

/// a * b in the field, where `b` was divided by x.
[[nodiscard]] constexpr ghash_element multiply(ghash_element a, ghash_element b) noexcept {
    ghash_element const ra{reversed(a.high), reversed(a.low)};
    ghash_element const rb{reversed(b.high), reversed(b.low)};
    auto const high = multiply_whole(a.high, b.high, ra.high, rb.high);
    auto const low = multiply_whole(a.low, b.low, ra.low, rb.low);
    auto const both = multiply_whole(a.high ^ a.low, b.high ^ b.low, ra.high ^ ra.low, rb.high ^ rb.low);
    std::uint64_t w[4]{low.low, low.high ^ both.low ^ high.low ^ low.low, high.low ^ both.high ^ high.high ^ low.high,
                       high.high};
    // The highest powers stand lowest. x^128 = x^7 + x^2 + x + 1: each of the two lowest words moves up by 128 bits,
    // and by 127, 126 and 121.
    for (int i = 0; i < 2; ++i) {
        w[i + 1] ^= w[i] << 63 ^ w[i] << 62 ^ w[i] << 57;
        w[i + 2] ^= w[i] ^ w[i] >> 1 ^ w[i] >> 2 ^ w[i] >> 7;
    }
    return {w[3], w[2]};
}

}  // namespace portable

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
