// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MONTGOMERY_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MONTGOMERY_HPP

#include <cstddef>

#include <handfast/crypto/rsa/detail/limb_field.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// -1/n mod 2^limb_bits for an odd n, by Newton's iteration: each step doubles the number of right bits.
[[nodiscard]] constexpr limb negative_inverse(limb n) noexcept {
    limb inverse = n;  // right in 3 bits
    for (std::size_t bits = 3; bits < limb_bits; bits *= 2) inverse = static_cast<limb>(inverse * (2 - n * inverse));
    return static_cast<limb>(0 - inverse);
}

/// The loops of a field (see `limb_field`) in portable C++. `Size` is the number of limbs of a modulus where the
/// compiler is to know it, and 0 where it is told at run time.
template <std::size_t Size>
struct portable_rows {
    static constexpr std::size_t size = Size;

    /// The two sums of a row run side by side: a * b[i] is added at the top while y * n clears the bottom.
    static sum_in_room multiply(limb* t, limb const* a, limb const* b, modulus_view const& m) noexcept {
        std::size_t const count = limbs(m.size);
        limb const* const n = m.n;
        limb const n0 = *m.n0;
        set_zero(t, count + 1);
        for (std::size_t i = 0; i < count; ++i) {
            limb const x = b[i];
            limb c0 = 0;
            limb const first = multiply_add(a[0], x, t[0], c0);
            limb const y = static_cast<limb>(first * n0);
            limb c1 = 0;
            (void)multiply_add(y, n[0], first, c1);
            std::size_t j = 1;
            auto const step = [&] {
                limb const sum = multiply_add(a[j], x, t[j], c0);
                t[j - 1] = multiply_add(y, n[j], sum, c1);
                ++j;
            };
            while (j + 4 <= count) step(), step(), step(), step();
            while (j < count) step();
            wide const top = static_cast<wide>(t[count]) + c0 + c1;
            t[count - 1] = low(top);
            t[count] = high(top);
        }
        return {t, t[count]};
    }

    /// Two rows at a time: the second starts as soon as its lowest limb is known.
    static sum_in_room reduce(limb* t, modulus_view const& m) noexcept {
        std::size_t const count = limbs(m.size);
        limb const* const n = m.n;
        limb const n0 = *m.n0;
        limb above = 0;
        std::size_t i = 0;
        for (; i + 2 <= count; i += 2, t += 2) {
            limb const y0 = static_cast<limb>(t[0] * n0);
            limb c0 = 0;
            (void)multiply_add(y0, n[0], t[0], c0);
            limb const second = multiply_add(y0, n[1], t[1], c0);
            limb const y1 = static_cast<limb>(second * n0);
            limb c1 = 0;
            (void)multiply_add(y1, n[0], second, c1);
            std::size_t j = 2;
            auto const step = [&] {
                limb const sum = multiply_add(y0, n[j], t[j], c0);
                t[j] = multiply_add(y1, n[j - 1], sum, c1);
                ++j;
            };
            while (j + 4 <= count) step(), step(), step(), step();
            while (j < count) step();
            wide sum = static_cast<wide>(t[count]) + c0;
            c0 = high(sum);
            sum = static_cast<wide>(multiply_add(y1, n[count - 1], low(sum), c1)) + above;
            t[count] = low(sum);
            sum = static_cast<wide>(t[count + 1]) + c0 + c1 + high(sum);
            t[count + 1] = low(sum);
            above = high(sum);
        }
        for (; i < count; ++i, ++t) {
            limb const y = static_cast<limb>(t[0] * n0);
            limb carry = 0;
            for (std::size_t j = 0; j < count; ++j) t[j] = multiply_add(y, n[j], t[j], carry);
            wide const sum = static_cast<wide>(t[count]) + carry + above;
            t[count] = low(sum);
            above = high(sum);
        }
        return {t, above};
    }

    static void below_modulus(limb* r, sum_in_room sum, modulus_view const& m) noexcept {
        subtract_if_at_least(sum.limbs, sum.above, m.n, limbs(m.size));
        copy(r, sum.limbs, limbs(m.size));
    }

    /// Each product of two different limbs once, two rows at a time; all of it doubled, the squares added.
    static void square(limb* t, limb const* a, std::size_t at_run_time) noexcept {
        std::size_t const count = limbs(at_run_time);
        set_zero(t, 2 * count);
        std::size_t i = 0;
        for (; i + 2 < count; i += 2) {
            limb const x = a[i];
            limb const y = a[i + 1];
            limb* const row = t + i;
            limb c0 = 0;
            limb c1 = 0;
            row[i + 1] = multiply_add(x, y, row[i + 1], c0);
            row[i + 2] = multiply_add(x, a[i + 2], row[i + 2], c0);
            std::size_t j = i + 3;
            auto const step = [&] {
                limb const sum = multiply_add(x, a[j], row[j], c0);
                row[j] = multiply_add(y, a[j - 1], sum, c1);
                ++j;
            };
            while (j + 2 <= count) step(), step();
            while (j < count) step();
            row[count] = multiply_add(y, a[count - 1], c0, c1);
            row[count + 1] = c1;
        }
        if (i + 1 < count) {
            limb carry = 0;
            t[2 * i + 1] = multiply_add(a[i], a[i + 1], t[2 * i + 1], carry);
            t[2 * i + 2] = carry;
        }
        limb bit = 0;
        limb carry = 0;
        for (i = 0; i < count; ++i) {
            limb const lower = t[2 * i];
            limb const upper = t[2 * i + 1];
            wide const square = static_cast<wide>(a[i]) * a[i];
            t[2 * i] = add_with_carry(static_cast<limb>(lower << 1) | bit, low(square), carry);
            t[2 * i + 1] = add_with_carry(static_cast<limb>(upper << 1) | lower >> (limb_bits - 1), high(square),
                                          carry);
            bit = upper >> (limb_bits - 1);
        }
    }

private:
    [[nodiscard]] static constexpr std::size_t limbs([[maybe_unused]] std::size_t at_run_time) noexcept {
        return Size != 0 ? Size : at_run_time;
    }
};

template <std::size_t Size>
using portable_field = limb_field<portable_rows<Size>>;

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
