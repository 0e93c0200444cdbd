// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MONTGOMERY_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MONTGOMERY_HPP

#include <cstddef>

#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// An odd modulus n of `size` limbs with what Montgomery's form needs, R being 2^(limb_bits * size):
/// `n0` is -1/n mod 2^limb_bits, `rr` is R^2 mod n. The limbs belong to somebody else.
struct modulus_view {
    limb const* n;
    limb const* rr;
    limb n0;
    std::size_t size;
};

/// -1/n mod 2^limb_bits for an odd n, by Newton's iteration: each step doubles the number of right bits.
[[nodiscard]] constexpr limb negative_inverse(limb n) noexcept {
    limb inverse = n;  // right in 3 bits
    for (std::size_t bits = 3; bits < limb_bits; bits *= 2) inverse = static_cast<limb>(inverse * (2 - n * inverse));
    return static_cast<limb>(0 - inverse);
}

/// Arithmetic in Montgomery's form under one modulus, in portable C++, with the room it works in, which is wiped at
/// the end. `Size` is the number of limbs where the compiler is to know it and 0 where it is told at run time.
/// Arguments and results are below n, but for the first factor of `multiply`, which may be anything below R;
/// nothing depends on the values. Results may stand where arguments stood.
template <std::size_t Size>
class portable_field {
public:
    static constexpr std::size_t capacity = Size != 0 ? Size : whole_capacity;

    explicit portable_field(modulus_view const& m) noexcept : m_(m) {}
    // The room holds what was last computed.
    portable_field(portable_field const&) = delete;
    portable_field& operator=(portable_field const&) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return Size != 0 ? Size : m_.size; }
    [[nodiscard]] modulus_view const& modulus() const noexcept { return m_; }

    /// r = a * b / R mod n. The two sums of a row run side by side: a * b[i] is added at the top while y * n
    /// clears the bottom.
    void multiply(limb* r, limb const* a, limb const* b) noexcept {
        std::size_t const count = size();
        limb const* const n = m_.n;
        limb const n0 = m_.n0;
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
        finish(r, t, t[count]);
    }

    /// r = a * a / R mod n.
    void square(limb* r, limb const* a) noexcept {
        square_whole(t_.data(), a);
        reduce_room(r);
    }

    /// r = t / R mod n, where `t` has twice the modulus's limbs and is below n * R.
    void reduce(limb* r, limb const* t) noexcept {
        copy(t_.data(), t, 2 * size());
        reduce_room(r);
    }

    /// r = a * R mod n, for any a below R: into Montgomery's form.
    void enter(limb* r, limb const* a) noexcept { multiply(r, a, m_.rr); }

    /// r = a / R mod n, for any a below R: out of Montgomery's form.
    void leave(limb* r, limb const* a) noexcept {
        copy(t_.data(), a, size());
        set_zero(t_.data() + size(), size());
        reduce_room(r);
    }

private:
    /// r = t mod n, where `above` is the limb over t and the value is below 2n.
    void finish(limb* r, limb* t, limb above) noexcept {
        subtract_if_at_least(t, above, m_.n, size());
        copy(r, t, size());
    }

    /// Two rows at a time: the second starts as soon as its lowest limb is known.
    void reduce_room(limb* r) noexcept {
        std::size_t const count = size();
        limb const* const n = m_.n;
        limb const n0 = m_.n0;
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
        finish(r, t, above);
    }

    /// t = a * a: each product of two different limbs once, two rows at a time; all of it doubled, the squares added.
    void square_whole(limb* t, limb const* a) const noexcept {
        std::size_t const count = size();
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

    modulus_view m_;
    natural<2 * capacity + 1> t_;
};

/// Calls `use` with a field for this modulus: one made for its size where that is in common use. The one place where
/// a kernel is chosen: another class of the same shape (on a processor's vector unit, say) would be chosen here.
template <class Use>
decltype(auto) with_field(modulus_view const& m, Use&& use) {
    switch (m.size * limb_bits) {
        case 1024: return use(portable_field<limbs_for(1024)>{m});
        case 1536: return use(portable_field<limbs_for(1536)>{m});
        case 2048: return use(portable_field<limbs_for(2048)>{m});
        default: return use(portable_field<0>{m});
    }
}

/// An odd modulus of at most `Capacity` limbs with its constants.
template <std::size_t Capacity>
class modulus {
public:
    modulus() noexcept = default;

    /// Takes over an odd n > 1 in `size` limbs, of which the highest may be zero. The time depends on n's length in
    /// bits, which is public even for a prime factor.
    void set(limb const* n, std::size_t size) noexcept {
        size_ = size;
        copy(n_.data(), n, size);
        n0_ = negative_inverse(n[0]);

        // R^2 mod n. The largest power of two below n is doubled until it is 2R; from there on a square in
        // Montgomery's form doubles the exponent beside R, and a doubling adds one to it.
        std::size_t const bits = size * limb_bits;
        std::size_t exponent = bit_length(n, size) - 1;
        limb* const x = rr_.data();
        set_zero(x, size);
        x[exponent / limb_bits] = limb{1} << exponent % limb_bits;
        auto const twice = [&] { subtract_if_at_least(x, double_add(x, 0, size), n_.data(), size); };
        for (; exponent < bits + 1; ++exponent) twice();
        std::size_t place = 0;
        while (bits >> (place + 1) != 0) ++place;
        with_field(view(), [&](auto field) {
            while (place-- > 0) {
                field.square(x, x);
                if ((bits >> place & 1) != 0) twice();
            }
        });
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] limb const* value() const noexcept { return n_.data(); }
    [[nodiscard]] modulus_view view() const noexcept { return {n_.data(), rr_.data(), n0_, size_}; }

private:
    natural<Capacity> n_;
    natural<Capacity> rr_;
    limb n0_ = 0;
    std::size_t size_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
