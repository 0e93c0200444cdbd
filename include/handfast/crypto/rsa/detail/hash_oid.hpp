// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_HASH_OID_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_HASH_OID_HPP

#include <handfast/asn1/oid.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// The object identifier of a hash in a DigestInfo (RFC 8017 appendix B.1): 9 bytes for each of SHA-2.
template <class Hash>
struct hash_oid;
template <>
struct hash_oid<crypto::sha256> {
    static constexpr asn1::oid value = asn1::oids::sha256;
};
template <>
struct hash_oid<crypto::sha384> {
    static constexpr asn1::oid value = asn1::oids::sha384;
};
template <>
struct hash_oid<crypto::sha512> {
    static constexpr asn1::oid value = asn1::oids::sha512;
};

/// A hash that signatures are offered with: SHA-256, SHA-384, SHA-512.
template <class Hash>
concept signing_hash = crypto::hash<Hash> && requires { hash_oid<Hash>::value; };

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
