// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_FIELD_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_FIELD_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/detail/digit.hpp>
#include <handfast/crypto/rsa/detail/kernel.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// An odd modulus n of `size` limbs with what Montgomery's form needs: `n0` is -1/n mod 2^limb_bits; `rr` is R^2 mod
/// n in words as the kernel has them, whose own R is. The limbs belong to somebody else.
struct modulus_view {
    limb const* n;
    limb const* rr;
    limb const* n0;
    std::size_t size;
    kernel used;
};

/// The words in which a kernel has a number of `limbs`: vectors of eight digits with one of zeros behind them, or
/// limbs. Vectors are for moduli of at most 4,096 bits.
[[nodiscard]] constexpr std::size_t words_for(std::size_t limbs) noexcept {
    if (HANDFAST_RSA_HAS_LANES == 0) return limbs;
    return std::max(limbs, (std::min(limbs, limbs_for(4096)) * limb_bits / (8 * digit_bits) + 2) * 8);
}

/// A number in Montgomery's form, or two under as many moduli, in words as a field has them. Zero at first and wiped at
/// the end.
class alignas(64) element {
public:
    static constexpr std::size_t capacity = words_for(whole_capacity);
    [[nodiscard]] limb* data() noexcept { return words_.data(); }
    [[nodiscard]] limb const* data() const noexcept { return words_.data(); }

private:
    natural<capacity> words_;
};

/// Arithmetic in Montgomery's form under one modulus, or under two of one size at once: then there are two `ways`, and
/// an element is a number for either. R is 2^radix_bits. Nothing depends on the values. Results may stand where
/// arguments stood. A field may hold what it last computed: it is not copied, and wipes what it holds.
///
/// One implementation for each kernel and size (see `with_field`). They are told apart at run time, since a program
/// that contains everything above this once for each of them takes twice as long to compile.
class field {
public:
    struct shape {
        std::size_t ways;
        std::size_t size;   ///< limbs of a modulus
        std::size_t words;  ///< of an element, for each way
        std::size_t radix_bits;
    };

    field(field const&) = delete;
    field& operator=(field const&) = delete;

    [[nodiscard]] std::size_t ways() const noexcept { return shape_.ways; }
    [[nodiscard]] std::size_t size() const noexcept { return shape_.size; }
    [[nodiscard]] std::size_t words() const noexcept { return shape_.ways * shape_.words; }
    [[nodiscard]] std::size_t radix_bits() const noexcept { return shape_.radix_bits; }

    /// r = a * b / R, r = a * a / R.
    virtual void multiply(element& r, element const& a, element const& b) noexcept = 0;
    virtual void square(element& r, element const& a) noexcept = 0;

    /// r = a * R, for any a of `size()` limbs: into Montgomery's form.
    virtual void enter(element& r, std::array<limb const*, 2> a) noexcept = 0;
    void enter(element& r, limb const* a) noexcept { enter(r, {a, a}); }
    /// r = x * R, for x of twice `size()` limbs that is below the modulus times 2^(limb_bits * size()).
    virtual void enter_double(element& r, limb const* x) noexcept = 0;
    /// r = a / R, below the modulus: out of Montgomery's form.
    virtual void leave(std::array<limb*, 2> r, element const& a) noexcept = 0;
    void leave(limb* r, element const& a) noexcept { leave({r, nullptr}, a); }

    /// An element of the first way from limbs as they are, below the modulus; its words as `modulus_view::rr` has them.
    virtual void take(element& r, limb const* a) noexcept = 0;
    virtual void give(limb* words, element const& a) noexcept = 0;

    /// r = the entry of that index, for each way its own. Cache leaks: every entry is read, whichever is wanted, and a
    /// mask keeps the one.
    virtual void select(element& r, class power_table const& table, std::array<limb, 2> index) const noexcept = 0;

protected:
    explicit field(shape const& s) noexcept : shape_(s) {}
    ~field() = default;

    [[nodiscard]] limb* way(element& x, std::size_t i) const noexcept { return x.data() + i * shape_.words; }
    [[nodiscard]] limb const* way(element const& x, std::size_t i) const noexcept {
        return x.data() + i * shape_.words;
    }

private:
    shape shape_;
};

inline constexpr std::size_t window_bits = 5;

/// The powers of a base that a window selects from, 0 to 31, close to each other.
class power_table {
public:
    static constexpr std::size_t count = std::size_t{1} << window_bits;

    /// The powers of `base` in `f`.
    power_table(field& f, element const& base) noexcept : stride_(f.words()) {
        natural<whole_capacity> one;
        one[0] = 1;
        element power;
        f.enter(power, one.data());
        put(0, power);
        put(1, base);
        element even;
        for (std::size_t i = 2; i < count; i += 2) {
            copy(even.data(), entry(i / 2), stride_);
            f.square(power, even);
            put(i, power);
            f.multiply(power, power, base);
            put(i + 1, power);
        }
    }
    power_table(power_table const&) = delete;
    power_table& operator=(power_table const&) = delete;
    ~power_table() { wipe({reinterpret_cast<std::uint8_t*>(words_), count * stride_ * sizeof(limb)}); }

    [[nodiscard]] limb const* entry(std::size_t i) const noexcept { return words_ + i * stride_; }

private:
    void put(std::size_t i, element const& power) noexcept { copy(words_ + i * stride_, power.data(), stride_); }

    std::size_t stride_;
    alignas(64) limb words_[count * element::capacity];  // as far as it is used
};

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
