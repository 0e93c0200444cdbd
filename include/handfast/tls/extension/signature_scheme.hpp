// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_SIGNATURE_SCHEME_HPP
#define HANDFAST_TLS_EXTENSION_SIGNATURE_SCHEME_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// A hash and a signature algorithm in one number: the two bytes of RFC 5246's SignatureAndHashAlgorithm
/// (§7.4.1.4.1), under the names that RFC 8446 §4.2.3 gives the pairs.
enum class signature_scheme : std::uint16_t {
    rsa_pkcs1_sha1 = 0x0201,
    dsa_sha1 = 0x0202,
    ecdsa_sha1 = 0x0203,
    rsa_pkcs1_sha224 = 0x0301,
    dsa_sha224 = 0x0302,
    ecdsa_sha224 = 0x0303,
    rsa_pkcs1_sha256 = 0x0401,
    dsa_sha256 = 0x0402,
    ecdsa_secp256r1_sha256 = 0x0403,
    rsa_pkcs1_sha384 = 0x0501,
    dsa_sha384 = 0x0502,
    ecdsa_secp384r1_sha384 = 0x0503,
    rsa_pkcs1_sha512 = 0x0601,
    dsa_sha512 = 0x0602,
    ecdsa_secp521r1_sha512 = 0x0603,
    rsa_pss_rsae_sha256 = 0x0804,
    rsa_pss_rsae_sha384 = 0x0805,
    rsa_pss_rsae_sha512 = 0x0806,
    ed25519 = 0x0807,
    ed448 = 0x0808,
    rsa_pss_pss_sha256 = 0x0809,
    rsa_pss_pss_sha384 = 0x080a,
    rsa_pss_pss_sha512 = 0x080b,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(signature_scheme value) noexcept {
    switch (value) {
        case signature_scheme::rsa_pkcs1_sha1: return "rsa_pkcs1_sha1";
        case signature_scheme::dsa_sha1: return "dsa_sha1";
        case signature_scheme::ecdsa_sha1: return "ecdsa_sha1";
        case signature_scheme::rsa_pkcs1_sha224: return "rsa_pkcs1_sha224";
        case signature_scheme::dsa_sha224: return "dsa_sha224";
        case signature_scheme::ecdsa_sha224: return "ecdsa_sha224";
        case signature_scheme::rsa_pkcs1_sha256: return "rsa_pkcs1_sha256";
        case signature_scheme::dsa_sha256: return "dsa_sha256";
        case signature_scheme::ecdsa_secp256r1_sha256: return "ecdsa_secp256r1_sha256";
        case signature_scheme::rsa_pkcs1_sha384: return "rsa_pkcs1_sha384";
        case signature_scheme::dsa_sha384: return "dsa_sha384";
        case signature_scheme::ecdsa_secp384r1_sha384: return "ecdsa_secp384r1_sha384";
        case signature_scheme::rsa_pkcs1_sha512: return "rsa_pkcs1_sha512";
        case signature_scheme::dsa_sha512: return "dsa_sha512";
        case signature_scheme::ecdsa_secp521r1_sha512: return "ecdsa_secp521r1_sha512";
        case signature_scheme::rsa_pss_rsae_sha256: return "rsa_pss_rsae_sha256";
        case signature_scheme::rsa_pss_rsae_sha384: return "rsa_pss_rsae_sha384";
        case signature_scheme::rsa_pss_rsae_sha512: return "rsa_pss_rsae_sha512";
        case signature_scheme::ed25519: return "ed25519";
        case signature_scheme::ed448: return "ed448";
        case signature_scheme::rsa_pss_pss_sha256: return "rsa_pss_pss_sha256";
        case signature_scheme::rsa_pss_pss_sha384: return "rsa_pss_pss_sha384";
        case signature_scheme::rsa_pss_pss_sha512: return "rsa_pss_pss_sha512";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
