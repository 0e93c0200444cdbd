// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_POSSESSION_CHECK_HPP
#define HANDFAST_TLS_HANDSHAKE_POSSESSION_CHECK_HPP

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/rsa/signature.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>
#include <handfast/tls/handshake/client_evidence.hpp>
#include <handfast/tls/message/certificate_verify.hpp>
#include <handfast/x509/verified_peer.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Why a CertificateVerify is refused. The alerts are illegal_parameter and decrypt_error (RFC 5246 §7.2.2).
enum class possession_failure : std::uint8_t { unusable_algorithm, wrong_signature };

[[nodiscard]] constexpr std::string_view to_string(possession_failure f) noexcept {
    switch (f) {
        case possession_failure::unusable_algorithm:
            return "the signature's algorithm was not asked for, or is not one for the key";
        case possession_failure::wrong_signature: return "the signature is not one of the key over this handshake";
    }
    return "unknown failure";
}

/// The only place where a `verified_possession` is made.
class possession_check {
public:
    /// The token where `seen` signs `messages` with the key of `client`'s certificate (RFC 5246 §7.4.8).
    ///
    /// `messages` are all handshake messages that were sent or received before CertificateVerify, in their order, from
    /// ClientHello on, each with its header of four bytes; HelloRequest is none of them. `asked_for` is what
    /// CertificateRequest said: a signature must be of one of those algorithms, and of one that an RSA key makes
    /// (PKCS#1 v1.5, or PSS as RFC 8446 §4.2.3 has it for TLS 1.2 too). SHA-1 is refused whatever was asked for.
    /// The proof is of the verified certificate's own key: hence `client`, not a key.
    [[nodiscard]] static result<verified_possession, possession_failure> verify(
        certificate_verify const& seen, x509::verified_client const& client,
        std::span<wire::open_enum<signature_scheme> const> asked_for, byte_view messages) noexcept {
        if (std::ranges::find(asked_for, seen.algorithm) == asked_for.end())
            return fail(possession_failure::unusable_algorithm);
        auto const outcome = [](auto const& verified) -> result<verified_possession, possession_failure> {
            if (!verified) return fail(possession_failure::wrong_signature);
            return verified_possession{verified_possession::permit{}};
        };
        auto const& key = client.key();
        auto const signature = seen.signature.view();
        switch (seen.algorithm.value()) {
            using enum signature_scheme;
            case rsa_pkcs1_sha256: return outcome(rsa::verify_pkcs1<crypto::sha256>(key, messages, signature));
            case rsa_pkcs1_sha384: return outcome(rsa::verify_pkcs1<crypto::sha384>(key, messages, signature));
            case rsa_pkcs1_sha512: return outcome(rsa::verify_pkcs1<crypto::sha512>(key, messages, signature));
            case rsa_pss_rsae_sha256: return outcome(rsa::verify_pss<crypto::sha256>(key, messages, signature));
            case rsa_pss_rsae_sha384: return outcome(rsa::verify_pss<crypto::sha384>(key, messages, signature));
            case rsa_pss_rsae_sha512: return outcome(rsa::verify_pss<crypto::sha512>(key, messages, signature));
            default: return fail(possession_failure::unusable_algorithm);
        }
    }
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
