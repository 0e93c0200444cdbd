// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_VECTOR_FIELD_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_VECTOR_FIELD_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/digit.hpp>
#include <handfast/crypto/rsa/detail/lanes.hpp>
#include <handfast/crypto/rsa/detail/montgomery.hpp>

#if HANDFAST_RSA_HAS_LANES != 0

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// A field in vectors of digits (Gueron and Krasnov's almost Montgomery multiplication): for one
/// modulus of `Limbs` limbs or, with `Ways` 2, for two at once, whose rows alternate, so that neither waits for its own
/// last product. R is 2^(52 * digits), at least 4n: then factors below 2n give a product below 2n, and nothing is
/// subtracted before an element leaves.
template <std::size_t Limbs, std::size_t Ways>
class vector_field final : public field {
    static constexpr std::size_t digits = (Limbs * limb_bits + 2 + digit_bits - 1) / digit_bits;
    // The last vector is a half one where that is enough.
    static constexpr bool has_half = digits % 8 != 0 && digits % 8 <= 4;
    static constexpr std::size_t whole = digits / 8 + (digits % 8 > 4);
    static constexpr std::size_t vectors = whole + has_half;
    // Zeros follow the digits, since a row looks one digit ahead.
    static constexpr std::size_t words = 8 * vectors + 8;
    // A lane sums up two lower and two upper digits in each row.
    static_assert(4 * digits < std::size_t{1} << (64 - digit_bits));

    static_assert(Ways * words <= element::capacity);

public:
    template <class... Views>
        requires(sizeof...(Views) == Ways)
    explicit vector_field(Views const&... m) noexcept
        : field{{.ways = Ways, .size = Limbs, .words = words, .radix_bits = digits * digit_bits}}, m_{m...} {
        for (std::size_t i = 0; i < Ways; ++i) {
            to_digits(way(n_, i), digits, m_[i].n, m_[i].size);
            for (std::size_t j = 0; j + 1 < digits; ++j) way(above_first_, i)[j] = way(n_, i)[j + 1];
        }
    }

    void multiply(element& r, element const& a, element const& b) noexcept override {
        if constexpr (Ways == 1) product(r, a, {way(b, 0)});
        else product(r, a, {way(b, 0), way(b, 1)});
    }
    void square(element& r, element const& a) noexcept override { multiply(r, a, a); }

    using field::enter;
    void enter(element& r, std::array<limb const*, 2> a) noexcept override {
        for (std::size_t i = 0; i < Ways; ++i) to_digits(way(r, i), digits, a[i], Limbs);
        to_form(r);
    }
    void enter_double(element& r, limb const* x) noexcept override {
        // In the form of the limbs x is divided by their R, and here multiplied by it again.
        element radix;
        natural<Limbs + 1> radix_limbs;
        radix_limbs[Limbs] = 1;
        natural<Limbs> reduced;
        for (std::size_t i = 0; i < Ways; ++i) {
            portable_field<Limbs>{m_[i]}.divide_by_radix(reduced.data(), x, 0);
            to_digits(way(r, i), digits, reduced.data(), Limbs);
            to_digits(way(radix, i), digits, radix_limbs.data(), Limbs + 1);
        }
        to_form(r);
        to_form(radix);
        multiply(r, r, radix);
    }
    using field::leave;
    void leave(std::array<limb*, 2> r, element const& a) noexcept override {
        element one;
        for (std::size_t i = 0; i < Ways; ++i) way(one, i)[0] = 1;
        multiply(one, a, one);
        for (std::size_t i = 0; i < Ways; ++i) {
            from_digits(r[i], Limbs, way(one, i), digits);
            subtract_if_at_least(r[i], 0, m_[i].n, Limbs);
        }
    }

    void take(element& r, limb const* a) noexcept override { to_digits(way(r, 0), digits, a, Limbs); }
    void give(limb* to, element const& a) noexcept override { copy(to, way(a, 0), digits + 1); }

    HANDFAST_RSA_LANES void select(element& r, power_table const& table,
                                   std::array<limb, 2> index) const noexcept override {
        for (std::size_t i = 0; i < Ways; ++i) {
            lanes chosen[vectors];
#pragma GCC unroll 16
            for (std::size_t v = 0; v < vectors; ++v) chosen[v] = no_lanes();
            for (std::size_t k = 0; k < power_table::count; ++k) {
                limb const mask = mask_if_equal(static_cast<limb>(k), index[i]);
                auto const* const from = table.entry(k) + i * words;
#pragma GCC unroll 16
                for (std::size_t v = 0; v < vectors; ++v)
                    chosen[v] = or_masked(chosen[v], load_lanes(from + 8 * v), mask);
            }
#pragma GCC unroll 16
            for (std::size_t v = 0; v < vectors; ++v) store_lanes(way(r, i) + 8 * v, chosen[v]);
        }
    }

private:
    /// One product on its way.
    struct running {
        lanes sum[whole];
        half_lanes top;
    };

    void to_form(element& r) noexcept {
        if constexpr (Ways == 1) product(r, r, {m_[0].rr});
        else product(r, r, {m_[0].rr, m_[1].rr});
    }

    /// `b` is digits with a zero behind them, at any address.
    HANDFAST_RSA_LANES void product(element& r, element const& a,
                                    std::array<std::uint64_t const*, Ways> const& b) const noexcept {
        running first;
        start(first, way(a, 0), b[0]);
        if constexpr (Ways == 1) {
            for (std::size_t i = 0; i < digits; ++i) row(first, 0, way(a, 0), b[0] + i);
        } else {
            running second;
            start(second, way(a, 1), b[1]);
            for (std::size_t i = 0; i < digits; ++i) {
                row(first, 0, way(a, 0), b[0] + i);
                row(second, 1, way(a, 1), b[1] + i);
            }
            finish(way(r, 1), second);
        }
        finish(way(r, 0), first);
    }

    /// sum = the lower digits of a * b[0].
    [[gnu::always_inline]] HANDFAST_RSA_LANES static void start(running& s, std::uint64_t const* a,
                                                                std::uint64_t const* b) noexcept {
        lanes const digit = everywhere(b[0]);
#pragma GCC unroll 16
        for (std::size_t v = 0; v < whole; ++v) s.sum[v] = add_lower(no_lanes(), load_lanes(a + 8 * v), digit);
        if constexpr (has_half) s.top = add_lower(no_half(), load_half(a + 8 * whole), lower_half(digit));
    }

    /// sum = (sum + 2^52 * (the upper digits of a * b[0] + the lower digits of a * b[1]) + n * y) / 2^52, with the y
    /// that makes it divide.
    ///
    /// Only the first lane of the sum decides what y is, and all that waits for it is y's product with n. The lower
    /// digit of n's own first digit times y makes the first lane a multiple of 2^52, which after the shift is what it
    /// had, rounded up; the others are taken from n shifted beforehand. Of y's two products one is added to what is
    /// shifted and one to what is not, so that neither waits for the other.
    [[gnu::always_inline]] HANDFAST_RSA_LANES void row(running& s, std::size_t which, std::uint64_t const* a,
                                                       std::uint64_t const* b) const noexcept {
        auto const* const n = way(n_, which);
        auto const* const above = way(above_first_, which);
        lanes const digit = everywhere(b[0]);
        lanes const next = everywhere(b[1]);
        lanes const y = lower_of_first(s.sum[0], *m_[which].n0);
        lanes const carry = first_rounded_up(s.sum[0]);
        lanes more[whole];
        half_lanes more_top = no_half();
#pragma GCC unroll 16
        for (std::size_t v = 0; v < whole; ++v) {
            lanes const x = load_lanes(a + 8 * v);
            lanes const p = add_lower(add_upper(no_lanes(), x, digit), x, next);
            more[v] = add_upper(p, load_lanes(n + 8 * v), y);
        }
        if constexpr (has_half) {
            half_lanes const x = load_half(a + 8 * whole);
            half_lanes const p = add_lower(add_upper(no_half(), x, lower_half(digit)), x, lower_half(next));
            more_top = add_upper(p, load_half(n + 8 * whole), lower_half(y));
        }
#pragma GCC unroll 16
        for (std::size_t v = 0; v < whole; ++v) {
            lanes following = no_lanes();
            if (v + 1 < whole) following = s.sum[v + 1 < whole ? v + 1 : v];
            else if constexpr (has_half) following = widen(s.top);
            lanes shifted = shift_down(s.sum[v], following);
            if (v == 0) shifted = add(shifted, carry);
            s.sum[v] = add(add_lower(shifted, load_lanes(above + 8 * v), y), more[v]);
        }
        if constexpr (has_half)
            s.top = add(add_lower(shift_down(s.top), load_half(above + 8 * whole), lower_half(y)), more_top);
    }

    /// r = the sum in digits of 52 bits. What stands above a digit goes to the next, which then may be one too great:
    /// those ones ripple through all digits at once, as the carries of an addition of two bit patterns do.
    [[gnu::always_inline]] HANDFAST_RSA_LANES static void finish(std::uint64_t* r, running const& s) noexcept {
        lanes sum[vectors];
        lanes above[vectors];
#pragma GCC unroll 16
        for (std::size_t v = 0; v < whole; ++v) sum[v] = s.sum[v];
        if constexpr (has_half) sum[whole] = widen(s.top);
#pragma GCC unroll 16
        for (std::size_t v = 0; v < vectors; ++v) {
            above[v] = above_digits(sum[v]);
            sum[v] = digits_of(sum[v]);
        }
        wide carries = 0;
        wide full = 0;
#pragma GCC unroll 16
        for (std::size_t v = 0; v < vectors; ++v) {
            sum[v] = add(sum[v], shift_up(above[v], v > 0 ? above[v - 1] : no_lanes()));
            carries |= static_cast<wide>(too_great(sum[v])) << 8 * v;
            full |= static_cast<wide>(greatest(sum[v])) << 8 * v;
        }
        wide const where = ((carries << 1) + full) ^ full;
#pragma GCC unroll 16
        for (std::size_t v = 0; v < vectors; ++v)
            store_lanes(r + 8 * v, digits_of(add_one(sum[v], static_cast<std::uint8_t>(where >> 8 * v))));
    }

    std::array<modulus_view, Ways> m_;
    element n_;
    element above_first_;
};

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif

#endif
