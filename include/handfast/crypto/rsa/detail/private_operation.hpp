// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_PRIVATE_OPERATION_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_PRIVATE_OPERATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/detail/power.hpp>
#include <handfast/crypto/rsa/detail/private_numbers.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// What a test may look at and disturb inside a private operation. The library passes this one, which does neither;
/// it is a template argument, so that nothing in a program can turn it into another.
struct unwatched {
    /// The random number that blinds.
    static void random(limb*, std::size_t) noexcept {}
    /// The blinded input, in Montgomery's form modulo n.
    static void blinded(limb const*, std::size_t) noexcept {}
    /// The result modulo p, in Montgomery's form.
    static void half(limb*, std::size_t) noexcept {}
    /// A mask that depends on secrets and is about to be told to the caller.
    static void told(limb&) noexcept {}
};

/// r = a random number from 1 to n - 1, n being of `bits` bits.
inline void random_below(limb* r, limb const* n, std::size_t size, std::size_t bits) noexcept {
    do {
        crypto::fill_random({reinterpret_cast<std::uint8_t*>(r), size * sizeof(limb)});
        for (std::size_t i = 0; i < size; ++i)
            if (i * limb_bits >= bits) r[i] = 0;
            else if (bits - i * limb_bits < limb_bits) r[i] &= (limb{1} << (bits - i * limb_bits)) - 1;
        // Which candidates were thrown away says nothing about the one that was kept.
    } while ((hidden(is_less(r, n, size)) & ~hidden(is_zero(r, size))) == 0);
}

/// r = x^(exponent - 1) modulo the prime, in the field's Montgomery form, for x below p * q.
///
/// CRT reduction and inverse leaks: x is reduced modulo the prime by Montgomery's own reduction, never by a division,
/// and the power takes the same time for all values. No inverse is computed: that of q modulo p is part of the key
/// and was checked when it was loaded, and none is needed for the blinding (see `private_operation`).
template <class Field>
void power_of_half(Field& field, prime_factor const& factor, limb* r, limb const* x) noexcept {
    std::size_t const size = field.size();
    natural<half_capacity> base;
    field.reduce(base.data(), x);
    field.enter(base.data(), base.data());
    field.enter(base.data(), base.data());
    // e and prime - 1 make the exponent odd: one less is without its lowest bit.
    natural<half_capacity> exponent;
    copy(exponent.data(), factor.exponent.data(), size);
    exponent[0] &= ~limb{1};
    power_secret(field, r, base.data(), exponent.data(), size);
}

/// r = x^(d - 1) mod n by the Chinese remainder theorem (RFC 8017 §5.1.2), with Garner's recombination. `x` has
/// twice p's limbs and so has `r`.
template <class Watch>
void power_by_halves(private_numbers const& key, limb* r, limb const* x, Watch& watch) noexcept {
    std::size_t const half = key.p.prime.size();
    natural<half_capacity> q_result;
    with_field(key.q.prime.view(), [&](auto field) {
        power_of_half(field, key.q, q_result.data(), x);
        field.leave(q_result.data(), q_result.data());
    });
    natural<half_capacity> h;
    with_field(key.p.prime.view(), [&](auto field) {
        natural<half_capacity> p_result;
        power_of_half(field, key.p, p_result.data(), x);
        watch.half(p_result.data(), half);
        field.enter(h.data(), q_result.data());
        limb const borrow = subtract(h.data(), p_result.data(), h.data(), half);
        add_masked(h.data(), h.data(), key.p.prime.value(), mask_of(borrow), half);
        field.multiply(h.data(), h.data(), key.qinv.data());
    });
    multiply(r, h.data(), half, key.q.prime.value(), half);
    natural<whole_capacity> low_part;
    copy(low_part.data(), q_result.data(), half);
    add(r, r, low_part.data(), 2 * half);
}

/// m = c^d mod n, for c below n, both of n's limbs. The mask of its being right; where it is not, m is zero.
///
/// Kocher, Brumley-Boneh: a fresh random r blinds every operation. The primes never see c, only b = c * r^e, and
/// instead of an inverse of r, which would be one more secret to compute, c * r^(e - 1) takes r out again: from
/// r^(e * d) = r follows b^(d - 1) = c^(d - 1) * r^(1 - e), and times c * r^(e - 1) that is c^d.
///
/// CRT fault (Lenstra): nothing leaves before m^e has been found equal to c.
template <class Watch>
[[nodiscard]] limb private_operation(public_key const& pub, private_numbers const& key, limb* m, limb const* c,
                                     Watch& watch) noexcept {
    auto const n = pub.modulus_view();
    return with_field(n, [&](auto field) {
        std::size_t const size = n.size;
        natural<whole_capacity> r;
        natural<whole_capacity> unblinding;
        natural<whole_capacity> blinded;
        random_below(r.data(), n.n, size, pub.bits());
        watch.random(r.data(), size);
        field.enter(r.data(), r.data());
        power_public(field, blinded.data(), r.data(), pub.exponent() - 1);
        field.enter(unblinding.data(), c);
        field.multiply(unblinding.data(), unblinding.data(), blinded.data());
        field.multiply(blinded.data(), unblinding.data(), r.data());
        watch.blinded(blinded.data(), size);
        field.leave(blinded.data(), blinded.data());

        natural<whole_capacity> power;
        power_by_halves(key, power.data(), blinded.data(), watch);
        field.multiply(m, power.data(), unblinding.data());

        natural<whole_capacity> checked;
        field.enter(power.data(), m);
        power_public(field, checked.data(), power.data(), pub.exponent());
        field.leave(checked.data(), checked.data());
        limb const right = is_equal(checked.data(), c, size);
        for (std::size_t i = 0; i < size; ++i) m[i] &= right;
        return right;
    });
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
