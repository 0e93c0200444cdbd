// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_PRIVATE_NUMBERS_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_PRIVATE_NUMBERS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/crypto/rsa/detail/modulus.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/public_key.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// The numbers of a private key (RFC 8017 appendix A.1.2) as a file gives them: magnitudes, most significant byte
/// first.
struct private_key_numbers {
    byte_view n, e, d, p, q, dp, dq, qinv;
};

}  // namespace handfast::inline HANDFAST_ABI::rsa

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// What is computed modulo one prime factor. Never copied: each copy would be one more place to wipe.
struct prime_factor {
    prime_factor() noexcept = default;
    prime_factor(prime_factor const&) = delete;
    prime_factor& operator=(prime_factor const&) = delete;

    prime_modulus prime;
    natural<half_capacity> exponent;  ///< d mod prime - 1
};

/// The secret half of a key (RFC 8017 §3.2, second form). p and q take `p.prime.size()` limbs each. Never copied.
struct private_numbers {
    private_numbers() noexcept = default;
    private_numbers(private_numbers const&) = delete;
    private_numbers& operator=(private_numbers const&) = delete;

    natural<whole_capacity> d;
    prime_factor p;
    prime_factor q;
    natural<half_capacity> qinv;  ///< the inverse of q modulo p
};

/// Whether `bytes` fits into `size` limbs; if so it stands in `r`.
[[nodiscard]] inline bool read_number(limb* r, std::size_t size, byte_view bytes) noexcept {
    while (!bytes.empty() && bytes[0] == 0) bytes = bytes.subspan(1);
    if (bytes.size() > size * sizeof(limb)) return false;
    from_bytes(r, size, bytes);
    return true;
}

/// The mask of d * e ≡ 1 modulo prime - 1.
[[nodiscard]] inline limb is_inverse(limb const* d, std::size_t d_size, std::uint64_t e, limb const* prime,
                                     std::size_t size) noexcept {
    natural<limbs_for(64)> factor;
    for (std::size_t i = 0; i < limbs_for(64); ++i) factor[i] = static_cast<limb>(e >> i * limb_bits);
    natural<whole_capacity + limbs_for(64)> product;
    multiply(product.data(), d, d_size, factor.data(), limbs_for(64));
    natural<half_capacity> order;
    natural<half_capacity> rest;
    subtract_small(order.data(), prime, 1, size);
    divide(nullptr, rest.data(), product.data(), d_size + limbs_for(64), order.data(), size);
    rest[0] ^= 1;
    return is_zero(rest.data(), size);
}

/// Whether `exponent` is d mod prime - 1.
[[nodiscard]] inline bool is_remainder_of(limb const* exponent, limb const* d, std::size_t d_size, limb const* prime,
                                          std::size_t size) noexcept {
    natural<half_capacity> order;
    natural<half_capacity> rest;
    subtract_small(order.data(), prime, 1, size);
    divide(nullptr, rest.data(), d, d_size, order.data(), size);
    return is_equal(rest.data(), exponent, size) != 0;
}

/// Takes over the numbers of a key, each relation between them checked (security.md, "malformed key"); the first that
/// does not hold, or nothing. The primes themselves are not tested for being prime: where one is not, no
/// result passes the check against e that follows every private operation.
[[nodiscard]] inline std::optional<failure> take_numbers(private_numbers& key, public_key const& pub,
                                                         private_key_numbers const& written) noexcept {
    auto const n = pub.modulus_view();
    std::size_t const half = limbs_for((pub.bits() + 1) / 2);

    natural<half_capacity> p;
    natural<half_capacity> q;
    if (!read_number(p.data(), half, written.p) || !read_number(q.data(), half, written.q))
        return failure::primes_unbalanced;
    natural<whole_capacity> product;
    natural<whole_capacity> wide_n;
    copy(wide_n.data(), n.n, n.size);
    multiply(product.data(), p.data(), half, q.data(), half);
    if (is_equal(product.data(), wide_n.data(), 2 * half) == 0) return failure::primes_not_of_modulus;

    if (!read_number(key.d.data(), n.size, written.d) || is_less(key.d.data(), n.n, n.size) == 0)
        return failure::private_exponent_too_large;
    if (is_inverse(key.d.data(), n.size, pub.exponent(), p.data(), half) == 0) return failure::not_inverse_modulo_p;
    if (is_inverse(key.d.data(), n.size, pub.exponent(), q.data(), half) == 0) return failure::not_inverse_modulo_q;

    if (!read_number(key.p.exponent.data(), half, written.dp) ||
        !is_remainder_of(key.p.exponent.data(), key.d.data(), n.size, p.data(), half))
        return failure::wrong_dp;
    if (!read_number(key.q.exponent.data(), half, written.dq) ||
        !is_remainder_of(key.q.exponent.data(), key.d.data(), n.size, q.data(), half))
        return failure::wrong_dq;

    key.p.prime.set(p.data(), half);
    key.q.prime.set(q.data(), half);

    if (!read_number(key.qinv.data(), half, written.qinv) || is_less(key.qinv.data(), p.data(), half) == 0)
        return failure::wrong_qinv;
    natural<half_capacity> one;
    natural<half_capacity> unused;
    with_field(key.p.prime.view(), key.q.prime.view(), [&](field& f) {
        element of_q;
        element of_qinv;
        f.enter(of_q, q.data());
        f.enter(of_qinv, key.qinv.data());
        f.multiply(of_q, of_q, of_qinv);
        f.leave({one.data(), unused.data()}, of_q);
    });
    one[0] ^= 1;
    if (is_zero(one.data(), half) == 0) return failure::wrong_qinv;
    return std::nullopt;
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
