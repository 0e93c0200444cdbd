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
    /// The blinded input.
    static void blinded(limb const*, std::size_t) noexcept {}
    /// The powers of it modulo p and q from which windows choose, each in so many words.
    static void table(power_table const&, std::size_t) noexcept {}
    /// The result modulo p, and modulo q.
    static void half(limb*, std::size_t) noexcept {}
    static void other_half(limb*, std::size_t) noexcept {}
    /// What they give together, and the result without the blinding, before it is checked.
    static void recombined(limb*, std::size_t) noexcept {}
    static void result(limb*, std::size_t) noexcept {}
    /// A mask or a length that depends on secrets and is about to be told to the caller.
    template <class Number>
    static void told(Number&) noexcept {}
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

/// r = x^(d - 1) mod n by the Chinese remainder theorem (RFC 8017 §5.1.2), with Garner's recombination. `x` has
/// twice p's limbs and so has `r`.
///
/// CRT reduction and inverse leaks: x is reduced modulo the primes by Montgomery's own reduction, never by a division,
/// and the powers take the same time for all values. No inverse is computed: that of q modulo p is part of the key
/// and was checked when it was loaded, and none is needed for the blinding (see `private_operation`).
template <class Watch>
void power_by_halves(private_numbers const& key, limb* r, limb const* x, Watch& watch) noexcept {
    std::size_t const half = key.p.prime.size();
    natural<half_capacity> modulo_p;
    natural<half_capacity> modulo_q;
    natural<half_capacity> h;
    with_field(key.p.prime.view(), key.q.prime.view(), [&](field& f) {
        // e and prime - 1 make the exponents odd: one less is without its lowest bit.
        natural<half_capacity> p_exponent;
        natural<half_capacity> q_exponent;
        copy(p_exponent.data(), key.p.exponent.data(), half);
        copy(q_exponent.data(), key.q.exponent.data(), half);
        p_exponent[0] &= ~limb{1};
        q_exponent[0] &= ~limb{1};
        element base;
        element power;
        f.enter_double(base, x);
        power_secret(f, power, base, {p_exponent.data(), q_exponent.data()}, half,
                     [&](power_table const& table) { watch.table(table, f.words()); });
        f.leave({modulo_p.data(), modulo_q.data()}, power);
        watch.half(modulo_p.data(), half);
        watch.other_half(modulo_q.data(), half);

        // h = (modulo_p - modulo_q) / q modulo p. What the field computes modulo q besides is of no use.
        natural<half_capacity> reduced;
        natural<half_capacity> unused;
        f.enter(base, modulo_q.data());
        f.leave({reduced.data(), unused.data()}, base);
        limb const borrow = subtract(h.data(), modulo_p.data(), reduced.data(), half);
        add_masked(h.data(), h.data(), key.p.prime.value(), mask_of(borrow), half);
        f.enter(base, h.data());
        f.enter(power, key.qinv.data());
        f.multiply(base, base, power);
        f.leave({h.data(), unused.data()}, base);
    });
    multiply(r, h.data(), half, key.q.prime.value(), half);
    natural<whole_capacity> low_part;
    copy(low_part.data(), modulo_q.data(), half);
    add(r, r, low_part.data(), 2 * half);
    watch.recombined(r, 2 * half);
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
    return with_field(n, [&](field& f) {
        std::size_t const size = n.size;
        natural<whole_capacity> room;
        element r;
        element unblinding;
        element blinded;
        random_below(room.data(), n.n, size, pub.bits());
        watch.random(room.data(), size);
        f.enter(r, room.data());
        power_public(f, blinded, r, pub.exponent() - 1);
        f.enter(unblinding, c);
        f.multiply(unblinding, unblinding, blinded);
        f.multiply(blinded, unblinding, r);
        f.leave(room.data(), blinded);
        watch.blinded(room.data(), size);

        natural<whole_capacity> power;
        power_by_halves(key, power.data(), room.data(), watch);
        element result;
        f.enter(result, power.data());
        f.multiply(result, result, unblinding);
        f.leave(m, result);
        watch.result(m, size);

        element checked;
        f.enter(result, m);
        power_public(f, checked, result, pub.exponent());
        f.leave(room.data(), checked);
        limb const right = is_equal(room.data(), c, size);
        for (std::size_t i = 0; i < size; ++i) m[i] &= right;
        return right;
    });
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
