// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_POWER_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_POWER_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/field.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// r = base^exponent in Montgomery's form, for a public exponent above zero. `r` is not `base`.
inline void power_public(field& f, element& r, element const& base, std::uint64_t exponent) noexcept {
    r = base;
    for (int bit = static_cast<int>(std::bit_width(exponent)) - 1; bit-- > 0;) {
        f.square(r, r);
        if ((exponent >> bit & 1) != 0) f.multiply(r, r, base);
    }
}

/// r = base^exponent in Montgomery's form modulo prime factors, for a secret exponent of `size` limbs for each of the
/// field's ways, all of which are gone through. Window leaks: windows lie at fixed places and each costs the same
/// squares and one product, a product with 1 where it is zero. `see` is shown the powers of the base; see `unwatched`.
template <class See>
void power_secret(field& f, element& r, element const& base, std::array<limb const*, 2> exponents, std::size_t size,
                  See const& see) noexcept {
    power_table table{f, base};
    see(table);
    auto const window = [&](limb const* exponent, std::size_t at) {
        limb value = exponent[at / limb_bits] >> at % limb_bits;
        if (at % limb_bits + window_bits > limb_bits && at / limb_bits + 1 < size)
            value |= static_cast<limb>(exponent[at / limb_bits + 1] << (limb_bits - at % limb_bits));
        return static_cast<limb>(value & (power_table::count - 1));
    };
    auto const select = [&](element& chosen, std::size_t at) {
        f.select(chosen, table, {window(exponents[0], at), window(exponents[f.ways() - 1], at)});
    };
    std::size_t at = (size * limb_bits - 1) / window_bits * window_bits;
    element selected;
    select(r, at);
    while (at > 0) {
        at -= window_bits;
        for (std::size_t i = 0; i < window_bits; ++i) f.square(r, r);
        select(selected, at);
        f.multiply(r, r, selected);
    }
}
inline void power_secret(field& f, element& r, element const& base, std::array<limb const*, 2> exponents,
                         std::size_t size) noexcept {
    power_secret(f, r, base, exponents, size, [](power_table const&) {});
}
inline void power_secret(field& f, element& r, element const& base, limb const* exponent, std::size_t size) noexcept {
    power_secret(f, r, base, {exponent, exponent}, size);
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
