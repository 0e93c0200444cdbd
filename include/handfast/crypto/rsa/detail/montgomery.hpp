// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MONTGOMERY_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MONTGOMERY_HPP

#include <array>
#include <cstddef>

#include <handfast/crypto/rsa/detail/field.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// -1/n mod 2^limb_bits for an odd n, by Newton's iteration: each step doubles the number of right bits.
[[nodiscard]] constexpr limb negative_inverse(limb n) noexcept {
    limb inverse = n;  // right in 3 bits
    for (std::size_t bits = 3; bits < limb_bits; bits *= 2) inverse = static_cast<limb>(inverse * (2 - n * inverse));
    return static_cast<limb>(0 - inverse);
}

/// A field in portable C++. `Size` is the number of limbs of a modulus where the compiler is to know it, and 0 where
/// it is told at run time. R is 2^(limb_bits * size). Elements are below their modulus.
template <std::size_t Size>
class portable_field final : public field {
public:
    explicit portable_field(modulus_view const& m) noexcept : portable_field(1, m, m) {}
    portable_field(modulus_view const& first, modulus_view const& second) noexcept : portable_field(2, first, second) {}

    void multiply(element& r, element const& a, element const& b) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) product(way(r, i), way(a, i), way(b, i), m_[i]);
    }
    void square(element& r, element const& a) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            square_whole(t_.data(), way(a, i));
            reduce_room(way(r, i), m_[i]);
        }
    }
    using field::enter;
    void enter(element& r, std::array<limb const*, 2> a) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) product(way(r, i), a[i], m_[i].rr, m_[i]);
    }
    void enter_double(element& r, limb const* x) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            divide_by_radix(way(r, i), x, i);
            product(way(r, i), way(r, i), m_[i].rr, m_[i]);
            product(way(r, i), way(r, i), m_[i].rr, m_[i]);
        }
    }
    using field::leave;
    void leave(std::array<limb*, 2> r, element const& a) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            copy(t_.data(), way(a, i), limbs());
            set_zero(t_.data() + limbs(), limbs());
            reduce_room(r[i], m_[i]);
        }
    }
    /// r = x / R under the modulus of way `i`, for x of twice its limbs and below it times R.
    void divide_by_radix(limb* r, limb const* x, std::size_t i) noexcept {
        copy(t_.data(), x, 2 * limbs());
        reduce_room(r, m_[i]);
    }
    void take(element& r, limb const* a) noexcept override { copy(r.data(), a, limbs()); }
    void give(limb* words, element const& a) noexcept override { copy(words, a.data(), limbs()); }

    void select(element& r, power_table const& table, std::array<limb, 2> index) const noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            limb* const out = way(r, i);
            set_zero(out, limbs());
            static_assert(power_table::count % 4 == 0);
            for (std::size_t k = 0; k < power_table::count; k += 4) {
                limb masks[4];
                limb const* entries[4];
                for (std::size_t l = 0; l < 4; ++l) {
                    masks[l] = mask_if_equal(static_cast<limb>(k + l), index[i]);
                    entries[l] = table.entry(k + l) + i * limbs();
                }
                for (std::size_t j = 0; j < limbs(); ++j)
                    out[j] |= (entries[0][j] & masks[0]) | (entries[1][j] & masks[1]) | (entries[2][j] & masks[2]) |
                              (entries[3][j] & masks[3]);
            }
        }
    }

private:
    static constexpr std::size_t capacity = Size != 0 ? Size : whole_capacity;

    portable_field(std::size_t count, modulus_view const& first, modulus_view const& second) noexcept
        : field{{.ways = count, .size = first.size, .words = first.size, .radix_bits = first.size * limb_bits}},
          m_{first, second} {}

    [[nodiscard]] std::size_t limbs() const noexcept { return Size != 0 ? Size : size(); }

    /// r = a * b / R mod n. The two sums of a row run side by side: a * b[i] is added at the top while y * n
    /// clears the bottom.
    void product(limb* r, limb const* a, limb const* b, modulus_view const& m) noexcept {
        std::size_t const count = limbs();
        limb const* const n = m.n;
        limb const n0 = *m.n0;
        limb* const t = t_.data();
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
        finish(r, t, t[count], n);
    }

    /// r = t mod n, where `above` is the limb over t and the value is below 2n.
    void finish(limb* r, limb* t, limb above, limb const* n) const noexcept {
        subtract_if_at_least(t, above, n, limbs());
        copy(r, t, limbs());
    }

    /// Two rows at a time: the second starts as soon as its lowest limb is known.
    void reduce_room(limb* r, modulus_view const& m) noexcept {
        std::size_t const count = limbs();
        limb const* const n = m.n;
        limb const n0 = *m.n0;
        limb* t = t_.data();
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
        finish(r, t, above, n);
    }

    /// t = a * a: each product of two different limbs once, two rows at a time; all of it doubled, the squares added.
    void square_whole(limb* t, limb const* a) const noexcept {
        std::size_t const count = limbs();
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

    std::array<modulus_view, 2> m_;
    natural<2 * capacity + 1> t_;  // the room, which holds what was last computed
};

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
