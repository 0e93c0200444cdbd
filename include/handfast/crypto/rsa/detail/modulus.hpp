// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MODULUS_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MODULUS_HPP

#include <cstddef>

#include <handfast/crypto/rsa/detail/fields.hpp>
#include <handfast/crypto/rsa/detail/power.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// An odd modulus with its constants, or a prime factor of one, and the kernel that computes with it. See `modulus` and
/// `prime_modulus`.
template <bool IsFactor>
class odd_number {
public:
    static constexpr std::size_t capacity = IsFactor ? half_capacity : whole_capacity;

    odd_number() noexcept = default;

    /// Takes over an odd n > 1 in `size` limbs, of which the highest may be zero. The time depends on n's length in
    /// bits, which is public even for a prime factor.
    void set(limb const* n, std::size_t size, kernel used = best_kernel()) noexcept {
        size_ = size;
        kernel_ = kernel_for(used, size, IsFactor);
        copy(n_.data(), n, size);
        n0_[0] = negative_inverse(n[0]);

        // R^2 mod n. The largest power of two below n is doubled until it is 2R, which is 2 in Montgomery's form; R
        // in that form, a power of 2, is R^2.
        auto const set_square = [&](field& f) {
            natural<capacity> x;
            std::size_t exponent = bit_length(n_.data(), size) - 1;
            x[exponent / limb_bits] = limb{1} << exponent % limb_bits;
            for (; exponent < f.radix_bits() + 1; ++exponent)
                subtract_if_at_least(x.data(), double_add(x.data(), 0, size), n_.data(), size);
            element two;
            element power;
            f.take(two, x.data());
            power_public(f, power, two, f.radix_bits());
            f.give(rr_.data(), power);
        };
        if constexpr (IsFactor) with_field(view(), view(), set_square);
        else with_field(view(), set_square);
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] limb const* value() const noexcept { return n_.data(); }
    [[nodiscard]] modulus_view view() const noexcept { return {n_.data(), rr_.data(), n0_.data(), size_, kernel_}; }

private:
    natural<capacity> n_;
    natural<words_for(capacity)> rr_;
    natural<1> n0_;  // as good as the lowest limb of n, and wiped like it
    std::size_t size_ = 0;
    kernel kernel_ = kernel::portable;
};

/// What an RSA operation is computed modulo, of at most `whole_capacity` limbs.
using modulus = odd_number<false>;
/// A prime factor of it, of at most `half_capacity` limbs.
using prime_modulus = odd_number<true>;

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
