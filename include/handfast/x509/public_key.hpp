// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_PUBLIC_KEY_HPP
#define HANDFAST_X509_PUBLIC_KEY_HPP

#include <handfast/core/result.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/crypto/rsa/signature.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/signature_algorithm.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// The RSA key of a certificate, of 2048 to 8192 bits: `weak_key` below, `unsupported_key` above or where the key is
/// for another algorithm.
[[nodiscard]] inline result<rsa::public_key, error> rsa_public_key(certificate const& c) {
    auto const key = rsa::public_key::from_der(c.public_key_info());
    if (key) return *key;
    if (key.error() == rsa::failure::modulus_too_small) return fail(error{failure::weak_key});
    auto const what = key.error() == rsa::failure::malformed_der ? failure::malformed : failure::unsupported_key;
    return fail(error{what, describe(key.error()).view()});
}

/// Whether the signature on `c` was made with the private half of `issuer_key`. Says nothing about whether the issuer
/// was allowed to make it.
[[nodiscard]] inline result<void, error> check_signature(certificate const& c, rsa::public_key const& issuer_key) {
    auto const outcome = [&](auto const& verified) -> result<void, error> {
        if (!verified) return fail(error{failure::bad_signature});
        return {};
    };
    using enum signature_algorithm;
    switch (c.signature_algorithm()) {
        case rsa_pkcs1_sha256: return outcome(rsa::verify_pkcs1<crypto::sha256>(issuer_key, c.tbs(), c.signature()));
        case rsa_pkcs1_sha384: return outcome(rsa::verify_pkcs1<crypto::sha384>(issuer_key, c.tbs(), c.signature()));
        case rsa_pkcs1_sha512: return outcome(rsa::verify_pkcs1<crypto::sha512>(issuer_key, c.tbs(), c.signature()));
        case rsa_pss_sha256: return outcome(rsa::verify_pss<crypto::sha256>(issuer_key, c.tbs(), c.signature()));
        case rsa_pss_sha384: return outcome(rsa::verify_pss<crypto::sha384>(issuer_key, c.tbs(), c.signature()));
        case rsa_pss_sha512: return outcome(rsa::verify_pss<crypto::sha512>(issuer_key, c.tbs(), c.signature()));
        case not_accepted: break;
    }
    return fail(error{failure::unsupported_signature_algorithm});
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
