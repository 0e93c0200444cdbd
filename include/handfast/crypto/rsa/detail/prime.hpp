// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_PRIME_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_PRIME_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/detail/modulus.hpp>
#include <handfast/crypto/rsa/detail/power.hpp>
#include <handfast/crypto/rsa/detail/private_operation.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// The time that it takes to find a prime tells of the candidates that were thrown away, and nothing of the one
// that was kept: that one passes every test, each in a time of its own.

inline constexpr std::size_t small_prime_limit = 2048;

/// A small prime s, with floor(2^40 / s) + 1 to divide by it without a division, whose time depends on the values.
struct small_prime {
    std::uint32_t value;
    std::uint64_t reciprocal;
};

/// The odd primes below `small_prime_limit`.
inline constexpr auto small_primes = [] {
    std::array<small_prime, 308> primes{};
    std::size_t count = 0;
    for (std::uint32_t n = 3; n < small_prime_limit; n += 2) {
        bool prime = true;
        for (std::uint32_t i = 3; i * i <= n && prime; i += 2) prime = n % i != 0;
        if (prime) primes[count++] = {n, (std::uint64_t{1} << 40) / n + 1};
    }
    return primes;
}();
static_assert(small_primes.back().value == 2039, "the table is to end with the last prime below the limit");

/// a mod s. The remainder so far and 16 bits more stay below 2^27, where the reciprocal gives the exact quotient.
[[nodiscard]] inline std::uint32_t remainder_of(limb const* a, std::size_t size, small_prime const& s) noexcept {
    std::uint64_t rest = 0;
    for (std::size_t i = size * limb_bits; i > 0;) {
        i -= 16;
        rest = rest << 16 | (a[i / limb_bits] >> i % limb_bits & 0xffff);
        rest -= (rest * s.reciprocal >> 40) * s.value;
    }
    return static_cast<std::uint32_t>(rest);
}

[[nodiscard]] inline bool has_small_factor(limb const* a, std::size_t size) noexcept {
    for (auto const& s : small_primes)
        if (remainder_of(a, size, s) == 0) return true;
    return false;
}

/// The probabilistic test of Miller and Rabin (FIPS 186-5 appendix B.3.1) for an a of `bits` bits with a mod 4 == 3:
/// then a random b must give b^((a - 1) / 2) = 1 or -1. Two bases at once, `rounds` being even.
[[nodiscard]] inline bool is_probable_prime(limb const* a, std::size_t size, std::size_t bits, int rounds) noexcept {
    prime_modulus m;
    m.set(a, size);
    return with_field(m.view(), m.view(), [&](field& f) {
        natural<half_capacity> half;
        natural<half_capacity> one;
        natural<half_capacity> minus_one;
        std::array<natural<half_capacity>, 2> random;
        element base;
        element power;
        halve(half.data(), a, 0, size);
        one[0] = 1;
        subtract_small(minus_one.data(), a, 1, size);
        for (int i = 0; i < rounds; i += 2) {
            for (auto& number : random) random_below(number.data(), a, size, bits);
            f.enter(base, {random[0].data(), random[1].data()});
            power_secret(f, power, base, half.data(), size);
            f.leave({random[0].data(), random[1].data()}, power);
            for (auto const& number : random) {
                limb const passed = is_equal(number.data(), one.data(), size) |
                                    is_equal(number.data(), minus_one.data(), size);
                if (hidden(passed) == 0) return false;
            }
        }
        return true;
    });
}

/// More than the rounds of FIPS 186-5 table B.1 for primes of 1,024 bits and up.
inline constexpr int prime_rounds = 8;

/// r = a random probable prime of `size` whole limbs for the public exponent `e`, an odd prime (FIPS 186-5
/// appendix A.1.3): from sqrt(2) * 2^(bits - 1) up, so that two of them make a modulus of full length;
/// r - 1 shares no factor with e; r mod 4 == 3, as the standard lets one choose.
inline void random_prime(limb* r, std::size_t size, limb e) noexcept {
    constexpr limb root_of_two = static_cast<limb>(std::uint64_t{0xb504f333f9de6484} >> (64 - limb_bits));
    natural<half_capacity> less;
    for (;;) {
        crypto::fill_random({reinterpret_cast<std::uint8_t*>(r), size * sizeof(limb)});
        r[0] |= 3;
        r[size - 1] |= limb{1} << (limb_bits - 1);
        if (r[size - 1] <= root_of_two || has_small_factor(r, size)) continue;
        subtract_small(less.data(), r, 1, size);
        limb rest = 0;
        divide(nullptr, &rest, less.data(), size, &e, 1);
        if (rest != 0 && is_probable_prime(r, size, size * limb_bits, prime_rounds)) return;
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
