// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_POWER_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_POWER_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/montgomery.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// r = base^exponent in Montgomery's form, for a public exponent above zero. `r` is not `base`.
template <class Field>
void power_public(Field& field, limb* r, limb const* base, std::uint64_t exponent) noexcept {
    copy(r, base, field.size());
    for (int bit = static_cast<int>(std::bit_width(exponent)) - 1; bit-- > 0;) {
        field.square(r, r);
        if ((exponent >> bit & 1) != 0) field.multiply(r, r, base);
    }
}

inline constexpr std::size_t window_bits = 5;

/// The powers of a base that a window selects from: 0 to 31.
template <class Field>
class power_table {
public:
    static constexpr std::size_t capacity = std::min(Field::capacity, half_capacity);

    power_table(Field& field, limb const* base) noexcept : field_(field) {
        natural<capacity> one;
        one[0] = 1;
        field.enter(power(0), one.data());
        copy(power(1), base, field.size());
        for (std::size_t i = 2; i < count; ++i) {
            if (i % 2 == 0) field.square(power(i), power(i / 2));
            else field.multiply(power(i), power(i - 1), base);
        }
    }

    power_table(power_table const&) = delete;
    power_table& operator=(power_table const&) = delete;

    /// r = base^index. Cache leaks: every entry is read, whichever is wanted, and a mask keeps the one.
    void select(limb* r, limb index) const noexcept {
        std::size_t const size = field_.size();
        set_zero(r, size);
        for (std::size_t i = 0; i < count; i += 4) {
            limb masks[4];
            for (std::size_t k = 0; k < 4; ++k) masks[k] = mask_if_equal(static_cast<limb>(i + k), index);
            limb const* const e = powers_.data() + i * size;
            for (std::size_t j = 0; j < size; ++j)
                r[j] |= (e[j] & masks[0]) | (e[size + j] & masks[1]) | (e[2 * size + j] & masks[2]) |
                        (e[3 * size + j] & masks[3]);
        }
    }

private:
    static constexpr std::size_t count = std::size_t{1} << window_bits;
    limb* power(std::size_t i) noexcept { return powers_.data() + i * field_.size(); }

    Field const& field_;
    natural<count * capacity> powers_;
};

/// r = base^exponent in Montgomery's form modulo a prime factor, for a secret exponent of `exponent_size` limbs, all of
/// which are gone through. Window leaks: windows lie at fixed places and each costs the same squares and one
/// product, a product with 1 where it is zero.
template <class Field>
void power_secret(Field& field, limb* r, limb const* base, limb const* exponent, std::size_t exponent_size) noexcept {
    power_table<Field> const table{field, base};
    natural<power_table<Field>::capacity> selected;
    std::size_t const bits = exponent_size * limb_bits;
    auto const window = [&](std::size_t at) {
        limb value = exponent[at / limb_bits] >> at % limb_bits;
        if (at % limb_bits + window_bits > limb_bits && at / limb_bits + 1 < exponent_size)
            value |= static_cast<limb>(exponent[at / limb_bits + 1] << (limb_bits - at % limb_bits));
        return static_cast<limb>(value & ((limb{1} << window_bits) - 1));
    };
    std::size_t at = (bits - 1) / window_bits * window_bits;
    table.select(r, window(at));
    while (at > 0) {
        at -= window_bits;
        for (std::size_t i = 0; i < window_bits; ++i) field.square(r, r);
        table.select(selected.data(), window(at));
        field.multiply(r, r, selected.data());
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
