// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_GENERATE_HPP
#define HANDFAST_CRYPTO_RSA_GENERATE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/detail/prime.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/private_key.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

namespace detail {

/// The public exponent of the keys that are made here.
inline constexpr limb generated_exponent = 65537;

/// a^-1 mod 65537 = a^65535, in time that does not depend on a, which is below 65537 and not zero.
[[nodiscard]] inline limb inverse_modulo_exponent(limb a) noexcept {
    auto const multiply_modulo = [](std::uint64_t x, std::uint64_t y) {
        // 2^16 is -1.
        std::uint64_t const product = x * y;
        std::uint64_t sum = (product & 0xffff) + (product >> 32) + 65537 - (product >> 16 & 0xffff);
        sum -= 65537 & (std::uint64_t{0} - ((65536 - sum) >> 63));
        return sum;
    };
    std::uint64_t power = a;
    for (int i = 0; i < 15; ++i) power = multiply_modulo(multiply_modulo(power, power), a);
    return static_cast<limb>(power);
}

/// r = the greatest common divisor of two odd numbers, by as many steps as the longest way takes.
inline void odd_divisor(limb* r, limb const* a, limb const* b, std::size_t size) noexcept {
    natural<half_capacity> u;
    natural<half_capacity> difference;
    natural<half_capacity> opposite;
    copy(u.data(), a, size);
    copy(r, b, size);
    // r stays odd. An even u is halved; from an odd one, the larger of the two, the smaller is taken away first.
    for (std::size_t i = 0; i < 2 * size * limb_bits; ++i) {
        limb const odd = mask_of(u[0] & 1);
        limb const less = mask_of(subtract(difference.data(), u.data(), r, size));
        subtract(opposite.data(), r, u.data(), size);
        choose(odd & less, r, u.data(), r, size);
        choose(less, difference.data(), opposite.data(), difference.data(), size);
        choose(odd, u.data(), difference.data(), u.data(), size);
        halve(u.data(), u.data(), 0, size);
    }
}

/// d = e^-1 modulo the least common multiple of p - 1 and q - 1 (FIPS 186-5 appendix A.1.1), for p and q that are
/// 3 mod 4. d has twice as many limbs as they.
inline void private_exponent(limb* d, limb const* p, limb const* q, std::size_t size) noexcept {
    natural<half_capacity> half_p;
    natural<half_capacity> half_q;
    natural<half_capacity> divisor;
    natural<whole_capacity + 1> multiple;
    natural<whole_capacity + 1> product;
    natural<whole_capacity + 1> rest;
    halve(half_p.data(), p, 0, size);
    halve(half_q.data(), q, 0, size);
    odd_divisor(divisor.data(), half_p.data(), half_q.data(), size);
    multiply(product.data(), half_p.data(), size, half_q.data(), size);
    double_add(product.data(), 0, 2 * size);
    divide(multiple.data(), rest.data(), product.data(), 2 * size, divisor.data(), size);

    // The k that makes k * multiple + 1 divisible by e.
    limb const e = generated_exponent;
    limb residue = 0;
    divide(nullptr, &residue, multiple.data(), 2 * size, &e, 1);
    limb const k = e - inverse_modulo_exponent(residue);
    multiply(product.data(), multiple.data(), 2 * size, &k, 1);
    add_small(product.data(), product.data(), 1, 2 * size + 1);
    divide(multiple.data(), rest.data(), product.data(), 2 * size + 1, &e, 1);
    copy(d, multiple.data(), 2 * size);
}

/// r = 1/a modulo a prime, by Fermat: a^(prime - 2).
inline void inverse_modulo_prime(limb* r, limb const* a, limb const* prime, std::size_t size) noexcept {
    prime_modulus m;
    m.set(prime, size);
    natural<half_capacity> exponent;
    natural<half_capacity> same;
    subtract_small(exponent.data(), prime, 2, size);
    with_field(m.view(), m.view(), [&](field& f) {
        element base;
        element power;
        f.enter(base, a);
        power_secret(f, power, base, exponent.data(), size);
        f.leave({r, same.data()}, power);
    });
}

/// The mask of |p - q| > 2^(bits - 100), the distance that FIPS 186-5 appendix A.1.3 asks for, or somewhat more.
[[nodiscard]] inline limb far_apart(limb const* p, limb const* q, std::size_t size) noexcept {
    natural<half_capacity> distance;
    natural<half_capacity> opposite;
    limb const borrow = subtract(distance.data(), p, q, size);
    subtract(opposite.data(), q, p, size);
    choose(mask_of(borrow), distance.data(), opposite.data(), distance.data(), size);
    return ~is_zero(distance.data() + size - limbs_for(64), limbs_for(64));
}

}  // namespace detail

/// Makes a key with e = 65537 (FIPS 186-5 appendix A.1.3) of `bits` bits: 2,048 to 8,192, in steps of 128.
/// The time varies; on average some tens of milliseconds for 2,048 bits, and it grows with the fourth power.
[[nodiscard]] inline result<private_key, failure> generate(std::size_t bits) {
    using namespace detail;
    if (bits < least_bits || bits > greatest_bits || bits % 128 != 0) return fail(failure::bits_not_offered);
    std::size_t const size = limbs_for(bits / 2);
    natural<half_capacity> p;
    natural<half_capacity> q;
    natural<half_capacity> order;
    natural<half_capacity> dp;
    natural<half_capacity> dq;
    natural<half_capacity> qinv;
    natural<whole_capacity> n;
    natural<whole_capacity> d;

    // A d that is not above 2^(bits / 2) is thrown away with its primes; nobody will see that happen.
    do {
        random_prime(p.data(), size, generated_exponent);
        do {
            random_prime(q.data(), size, generated_exponent);
        } while (hidden(far_apart(p.data(), q.data(), size)) == 0);
        private_exponent(d.data(), p.data(), q.data(), size);
    } while (hidden(is_zero(d.data() + size, size)) != 0);

    // p is the larger by custom.
    limb const less = is_less(p.data(), q.data(), size);
    copy(order.data(), p.data(), size);
    choose(less, p.data(), q.data(), p.data(), size);
    choose(less, q.data(), order.data(), q.data(), size);

    multiply(n.data(), p.data(), size, q.data(), size);
    subtract_small(order.data(), p.data(), 1, size);
    divide(nullptr, dp.data(), d.data(), 2 * size, order.data(), size);
    subtract_small(order.data(), q.data(), 1, size);
    divide(nullptr, dq.data(), d.data(), 2 * size, order.data(), size);
    inverse_modulo_prime(qinv.data(), q.data(), p.data(), size);

    // Through the same door as a key from a file, so that every relation is checked here too.
    auto const bytes_of = [](limb const* limbs, std::size_t count) {
        secret_bytes bytes{count * sizeof(limb)};
        to_bytes(bytes.writable(), limbs, count);
        return bytes;
    };
    auto const n_bytes = bytes_of(n.data(), 2 * size);
    auto const d_bytes = bytes_of(d.data(), 2 * size);
    auto const p_bytes = bytes_of(p.data(), size);
    auto const q_bytes = bytes_of(q.data(), size);
    auto const dp_bytes = bytes_of(dp.data(), size);
    auto const dq_bytes = bytes_of(dq.data(), size);
    auto const qinv_bytes = bytes_of(qinv.data(), size);
    constexpr std::array<std::uint8_t, 3> e_bytes{1, 0, 1};
    return private_key::from_numbers({n_bytes.reveal(), e_bytes, d_bytes.reveal(), p_bytes.reveal(), q_bytes.reveal(),
                                      dp_bytes.reveal(), dq_bytes.reveal(), qinv_bytes.reveal()});
}

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
