// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_NATURAL_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_NATURAL_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/detail/limb.hpp>
#include <handfast/crypto/rsa/size.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// Integers of fixed size on the stack: limbs, least significant first. The time of everything here depends
// on sizes alone, which are public, and on values only where the name says `public`.

/// The limbs of the largest modulus, and of a prime factor of it.
inline constexpr std::size_t whole_capacity = limbs_for(greatest_bits);
inline constexpr std::size_t half_capacity = limbs_for(greatest_bits / 2);

/// Room for `Capacity` limbs, zero at first and wiped at the end.
template <std::size_t Capacity>
class natural {
public:
    natural() noexcept = default;
    natural(natural const&) noexcept = default;
    natural& operator=(natural const&) noexcept = default;
    ~natural() { clear(); }

    [[nodiscard]] limb* data() noexcept { return limbs_.data(); }
    [[nodiscard]] limb const* data() const noexcept { return limbs_.data(); }
    [[nodiscard]] limb& operator[](std::size_t i) noexcept { return limbs_[i]; }
    [[nodiscard]] limb operator[](std::size_t i) const noexcept { return limbs_[i]; }
    static constexpr std::size_t capacity() noexcept { return Capacity; }
    void clear() noexcept { wipe({reinterpret_cast<std::uint8_t*>(limbs_.data()), sizeof limbs_}); }

private:
    std::array<limb, Capacity> limbs_{};
};

inline void copy(limb* r, limb const* a, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i) r[i] = a[i];
}
inline void set_zero(limb* r, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i) r[i] = 0;
}
/// r = a where the mask is true, b where it is false.
inline void choose(limb mask, limb* r, limb const* a, limb const* b, std::size_t size) noexcept {
    std::size_t i = 0;
    for (; i + limbs_in_vector <= size; i += limbs_in_vector) {
        limbs_vector x;
        limbs_vector y;
        load_vector(x, a + i);
        load_vector(y, b + i);
        store_vector(r + i, y ^ ((x ^ y) & mask));
    }
    for (; i < size; ++i) r[i] = choose(mask, a[i], b[i]);
}

/// r = a + b; the carry out.
inline limb add(limb* r, limb const* a, limb const* b, std::size_t size) noexcept {
    limb carry = 0;
    for (std::size_t i = 0; i < size; ++i) r[i] = add_with_carry(a[i], b[i], carry);
    return carry;
}
/// r = a - b; the borrow out.
inline limb subtract(limb* r, limb const* a, limb const* b, std::size_t size) noexcept {
    limb borrow = 0;
    for (std::size_t i = 0; i < size; ++i) r[i] = subtract_with_borrow(a[i], b[i], borrow);
    return borrow;
}
/// r = a + b or, where the mask is false, r = a; the carry out.
inline limb add_masked(limb* r, limb const* a, limb const* b, limb mask, std::size_t size) noexcept {
    limb carry = 0;
    for (std::size_t i = 0; i < size; ++i) r[i] = add_with_carry(a[i], b[i] & mask, carry);
    return carry;
}
/// r = a + small; the carry out.
inline limb add_small(limb* r, limb const* a, limb small, std::size_t size) noexcept {
    limb carry = small;
    for (std::size_t i = 0; i < size; ++i) {
        wide const sum = static_cast<wide>(a[i]) + carry;
        r[i] = low(sum);
        carry = high(sum);
    }
    return carry;
}
/// r = a - small; the borrow out.
inline limb subtract_small(limb* r, limb const* a, limb small, std::size_t size) noexcept {
    limb borrow = 0;
    for (std::size_t i = 0; i < size; ++i) r[i] = subtract_with_borrow(a[i], i == 0 ? small : 0, borrow);
    return borrow;
}
/// r = a / 2, with the bit that comes in at the top.
inline void halve(limb* r, limb const* a, limb top, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i) r[i] = a[i] >> 1 | (i + 1 < size ? a[i + 1] : top) << (limb_bits - 1);
}

/// The mask of a == 0, of a == b and of a < b.
[[nodiscard]] inline limb is_zero(limb const* a, std::size_t size) noexcept {
    limb any = 0;
    for (std::size_t i = 0; i < size; ++i) any |= a[i];
    return mask_if_zero(any);
}
[[nodiscard]] inline limb is_equal(limb const* a, limb const* b, std::size_t size) noexcept {
    limb any = 0;
    for (std::size_t i = 0; i < size; ++i) any |= a[i] ^ b[i];
    return mask_if_zero(any);
}
[[nodiscard]] inline limb is_less(limb const* a, limb const* b, std::size_t size) noexcept {
    limb borrow = 0;
    for (std::size_t i = 0; i < size; ++i) (void)subtract_with_borrow(a[i], b[i], borrow);
    return mask_of(borrow);
}

/// The number of bits of a: found by looking at every limb in the same way.
[[nodiscard]] inline std::size_t bit_length(limb const* a, std::size_t size) noexcept {
    limb length = 0;
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t bit = 0; bit < limb_bits; ++bit)
            length = choose(mask_of(a[i] >> bit & 1), static_cast<limb>(i * limb_bits + bit + 1), length);
    return static_cast<std::size_t>(length);
}

/// r = a * b, of a_size + b_size limbs. `r` overlaps neither.
inline void multiply(limb* r, limb const* a, std::size_t a_size, limb const* b, std::size_t b_size) noexcept {
    set_zero(r, a_size + b_size);
    for (std::size_t i = 0; i < a_size; ++i) {
        limb carry = 0;
        for (std::size_t j = 0; j < b_size; ++j) r[i + j] = multiply_add(a[i], b[j], r[i + j], carry);
        r[i + b_size] = carry;
    }
}

/// r = r - m where r is at least m; `above`, 0 or 1, is the limb over r. The mask of having done so.
inline limb subtract_if_at_least(limb* r, limb above, limb const* m, std::size_t size) noexcept {
    limb const at_least = ~is_less(r, m, size) | mask_of(above);
    limb borrow = 0;
    for (std::size_t i = 0; i < size; ++i) r[i] = subtract_with_borrow(r[i], m[i] & at_least, borrow);
    return at_least;
}

/// r = 2r + bit; the bit that leaves at the top.
inline limb double_add(limb* r, limb bit, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i) {
        limb const out = r[i] >> (limb_bits - 1);
        r[i] = static_cast<limb>(r[i] << 1) | bit;
        bit = out;
    }
    return bit;
}

/// remainder = a mod m and, unless `quotient` is null, quotient = a / m of a_size limbs. `m` is not zero and
/// nothing overlaps. Bit by bit, so that nothing depends on the values: for the loading and the making of keys,
/// where moduli may be even; an RSA operation uses Montgomery's form.
inline void divide(limb* quotient, limb* remainder, limb const* a, std::size_t a_size, limb const* m,
                   std::size_t m_size) noexcept {
    set_zero(remainder, m_size);
    if (quotient != nullptr) set_zero(quotient, a_size);
    for (std::size_t i = a_size * limb_bits; i-- > 0;) {
        limb const above = double_add(remainder, a[i / limb_bits] >> i % limb_bits & 1, m_size);
        limb const bit = subtract_if_at_least(remainder, above, m, m_size) & 1;
        if (quotient != nullptr) quotient[i / limb_bits] |= bit << i % limb_bits;
    }
}

/// Reads a big-endian integer of any length into `size` limbs; what exceeds them is left out.
inline void from_bytes(limb* r, std::size_t size, byte_view bytes) noexcept {
    set_zero(r, size);
    for (std::size_t i = 0; i < bytes.size() && i < size * sizeof(limb); ++i)
        r[i / sizeof(limb)] |= static_cast<limb>(bytes[bytes.size() - 1 - i]) << 8 * (i % sizeof(limb));
}

/// Writes `size` limbs as a big-endian integer of exactly `bytes.size()` bytes. Marvin: always as many,
/// whatever the value; leading zeros are written like any other byte.
inline void to_bytes(byte_span bytes, limb const* a, std::size_t size) noexcept {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        limb const from = i / sizeof(limb) < size ? a[i / sizeof(limb)] : 0;
        bytes[bytes.size() - 1 - i] = static_cast<std::uint8_t>(from >> 8 * (i % sizeof(limb)));
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
