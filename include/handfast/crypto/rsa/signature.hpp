// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_SIGNATURE_HPP
#define HANDFAST_CRYPTO_RSA_SIGNATURE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/detail/emsa.hpp>
#include <handfast/crypto/rsa/detail/private_operation.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/public_key.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// A hash that signatures are offered with: `crypto::sha256`, `crypto::sha384`, `crypto::sha512`.
template <class Hash>
concept signing_hash = detail::signing_hash<Hash>;

namespace detail {
/// Signs an encoded message: k bytes in, k bytes out.
template <class Watch>
[[nodiscard]] result<void, failure> sign_encoded(private_key const& key, byte_view encoded, byte_span out,
                                                 Watch& watch) noexcept {
    std::size_t const size = key.public_part().modulus_view().size;
    natural<whole_capacity> c;
    natural<whole_capacity> m;
    from_bytes(c.data(), size, encoded);
    limb right = private_operation(key.public_part(), *key.numbers(), m.data(), c.data(), watch);
    to_bytes(out, m.data(), size);
    watch.told(right);
    if (right == 0) return fail(failure::fault);
    return {};
}
}  // namespace detail

/// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.1) of a digest made with `Hash`. `out` is of exactly `key.size()` bytes.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> sign_pkcs1_digest(private_key const& key, crypto::digest<Hash> const& digest,
                                                      byte_span out) noexcept {
    if (key.numbers() == nullptr) return fail(failure::no_key);
    if (out.size() != key.size()) return fail(failure::output_too_short);
    std::array<std::uint8_t, greatest_size> encoded;
    auto const used = byte_span{encoded}.first(key.size());
    detail::encode_pkcs1<Hash>(digest, used);
    detail::unwatched watch;
    return detail::sign_encoded(key, used, out, watch);
}
/// The same of a message: `sign_pkcs1<crypto::sha256>(key, message, signature)`.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> sign_pkcs1(private_key const& key, byte_view message, byte_span out) noexcept {
    return sign_pkcs1_digest<Hash>(key, crypto::digest_of<Hash>(message), out);
}

/// Whether `signature` is RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2) of a digest made with `Hash`; `bad_signature` if not.
/// Signature forgery, leading zeros: it is of exactly k bytes and below n, and the expected encoding is made and
/// compared whole; nothing of what the signature holds is parsed.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> verify_pkcs1_digest(public_key const& key, crypto::digest<Hash> const& digest,
                                                        byte_view signature) noexcept {
    std::array<std::uint8_t, greatest_size> expected;
    std::array<std::uint8_t, greatest_size> opened;
    auto const used = byte_span{expected}.first(key.size());
    auto const seen = byte_span{opened}.first(key.size());
    detail::encode_pkcs1<Hash>(digest, used);
    if (!detail::public_operation(key, signature, seen) || !same_bytes(used, seen)) return fail(failure::bad_signature);
    return {};
}
/// The same of a message.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> verify_pkcs1(public_key const& key, byte_view message,
                                                 byte_view signature) noexcept {
    return verify_pkcs1_digest<Hash>(key, crypto::digest_of<Hash>(message), signature);
}

/// RSASSA-PSS (RFC 8017 §8.1.1) of a digest made with `Hash`, with MGF1 over the same hash and a random salt of
/// `salt_size` bytes, by default the hash's size, as TLS and most certificates have it. `out` is of exactly
/// `key.size()` bytes. `salt_too_long` where the modulus has no room for it.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> sign_pss_digest(private_key const& key, crypto::digest<Hash> const& digest,
                                                    byte_span out, std::size_t salt_size = Hash::size) noexcept {
    if (key.numbers() == nullptr) return fail(failure::no_key);
    if (out.size() != key.size()) return fail(failure::output_too_short);
    std::array<std::uint8_t, greatest_size> salt;
    std::array<std::uint8_t, greatest_size> encoded;
    if (salt_size > salt.size()) return fail(failure::salt_too_long);
    auto const used_salt = byte_span{salt}.first(salt_size);
    auto const used = byte_span{encoded}.first(key.size());
    crypto::fill_random(used_salt);
    if (!detail::encode_pss<Hash>(digest, used_salt, used, key.bits())) return fail(failure::salt_too_long);
    detail::unwatched watch;
    return detail::sign_encoded(key, used, out, watch);
}
/// The same of a message: `sign_pss<crypto::sha256>(key, message, signature)`.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> sign_pss(private_key const& key, byte_view message, byte_span out,
                                             std::size_t salt_size = Hash::size) noexcept {
    return sign_pss_digest<Hash>(key, crypto::digest_of<Hash>(message), out, salt_size);
}

/// Whether `signature` is RSASSA-PSS (RFC 8017 §8.1.2) of a digest made with `Hash`, with MGF1 over the same hash
/// and a salt of `salt_size` bytes, by default the hash's size, as TLS and most certificates have it. (The command line
/// of OpenSSL makes the longest salt that fits unless it is told `rsa_pss_saltlen:digest`.)
template <signing_hash Hash>
[[nodiscard]] result<void, failure> verify_pss_digest(public_key const& key, crypto::digest<Hash> const& digest,
                                                      byte_view signature,
                                                      std::size_t salt_size = Hash::size) noexcept {
    std::array<std::uint8_t, greatest_size> opened;
    auto const seen = byte_span{opened}.first(key.size());
    if (!detail::public_operation(key, signature, seen) ||
        !detail::verify_pss<Hash>(digest, seen, key.bits(), salt_size))
        return fail(failure::bad_signature);
    return {};
}
/// The same of a message.
template <signing_hash Hash>
[[nodiscard]] result<void, failure> verify_pss(public_key const& key, byte_view message, byte_view signature,
                                               std::size_t salt_size = Hash::size) noexcept {
    return verify_pss_digest<Hash>(key, crypto::digest_of<Hash>(message), signature, salt_size);
}

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
