// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CIPHER_SUITE_HPP
#define HANDFAST_TLS_MESSAGE_CIPHER_SUITE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Cipher suites by their registered number (RFC 5246 §A.5, RFC 5288, RFC 5289, RFC 7905, RFC 8446 §B.4; the two
/// signalling values are RFC 5746 §3.3 and RFC 7507 §2). These are the ones with a name here, so that a trace
/// can say what a peer offers; which of them are used is not decided here.
enum class cipher_suite : std::uint16_t {
    tls_rsa_with_aes_128_cbc_sha = 0x002F,
    tls_rsa_with_aes_256_cbc_sha = 0x0035,
    tls_rsa_with_aes_128_cbc_sha256 = 0x003C,
    tls_rsa_with_aes_256_cbc_sha256 = 0x003D,
    tls_dhe_rsa_with_aes_128_cbc_sha256 = 0x0067,
    tls_dhe_rsa_with_aes_256_cbc_sha256 = 0x006B,
    tls_rsa_with_aes_128_gcm_sha256 = 0x009C,
    tls_rsa_with_aes_256_gcm_sha384 = 0x009D,
    tls_dhe_rsa_with_aes_128_gcm_sha256 = 0x009E,
    tls_dhe_rsa_with_aes_256_gcm_sha384 = 0x009F,
    tls_empty_renegotiation_info_scsv = 0x00FF,
    tls_aes_128_gcm_sha256 = 0x1301,
    tls_aes_256_gcm_sha384 = 0x1302,
    tls_chacha20_poly1305_sha256 = 0x1303,
    tls_fallback_scsv = 0x5600,
    tls_ecdhe_ecdsa_with_aes_128_cbc_sha = 0xC009,
    tls_ecdhe_ecdsa_with_aes_256_cbc_sha = 0xC00A,
    tls_ecdhe_rsa_with_aes_128_cbc_sha = 0xC013,
    tls_ecdhe_rsa_with_aes_256_cbc_sha = 0xC014,
    tls_ecdhe_ecdsa_with_aes_128_cbc_sha256 = 0xC023,
    tls_ecdhe_ecdsa_with_aes_256_cbc_sha384 = 0xC024,
    tls_ecdhe_rsa_with_aes_128_cbc_sha256 = 0xC027,
    tls_ecdhe_rsa_with_aes_256_cbc_sha384 = 0xC028,
    tls_ecdhe_ecdsa_with_aes_128_gcm_sha256 = 0xC02B,
    tls_ecdhe_ecdsa_with_aes_256_gcm_sha384 = 0xC02C,
    tls_ecdhe_rsa_with_aes_128_gcm_sha256 = 0xC02F,
    tls_ecdhe_rsa_with_aes_256_gcm_sha384 = 0xC030,
    tls_ecdhe_rsa_with_chacha20_poly1305_sha256 = 0xCCA8,
    tls_ecdhe_ecdsa_with_chacha20_poly1305_sha256 = 0xCCA9,
    tls_dhe_rsa_with_chacha20_poly1305_sha256 = 0xCCAA,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(cipher_suite value) noexcept {
    switch (value) {
        case cipher_suite::tls_rsa_with_aes_128_cbc_sha: return "TLS_RSA_WITH_AES_128_CBC_SHA";
        case cipher_suite::tls_rsa_with_aes_256_cbc_sha: return "TLS_RSA_WITH_AES_256_CBC_SHA";
        case cipher_suite::tls_rsa_with_aes_128_cbc_sha256: return "TLS_RSA_WITH_AES_128_CBC_SHA256";
        case cipher_suite::tls_rsa_with_aes_256_cbc_sha256: return "TLS_RSA_WITH_AES_256_CBC_SHA256";
        case cipher_suite::tls_dhe_rsa_with_aes_128_cbc_sha256: return "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256";
        case cipher_suite::tls_dhe_rsa_with_aes_256_cbc_sha256: return "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256";
        case cipher_suite::tls_rsa_with_aes_128_gcm_sha256: return "TLS_RSA_WITH_AES_128_GCM_SHA256";
        case cipher_suite::tls_rsa_with_aes_256_gcm_sha384: return "TLS_RSA_WITH_AES_256_GCM_SHA384";
        case cipher_suite::tls_dhe_rsa_with_aes_128_gcm_sha256: return "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256";
        case cipher_suite::tls_dhe_rsa_with_aes_256_gcm_sha384: return "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384";
        case cipher_suite::tls_empty_renegotiation_info_scsv: return "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";
        case cipher_suite::tls_aes_128_gcm_sha256: return "TLS_AES_128_GCM_SHA256";
        case cipher_suite::tls_aes_256_gcm_sha384: return "TLS_AES_256_GCM_SHA384";
        case cipher_suite::tls_chacha20_poly1305_sha256: return "TLS_CHACHA20_POLY1305_SHA256";
        case cipher_suite::tls_fallback_scsv: return "TLS_FALLBACK_SCSV";
        case cipher_suite::tls_ecdhe_ecdsa_with_aes_128_cbc_sha: return "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA";
        case cipher_suite::tls_ecdhe_ecdsa_with_aes_256_cbc_sha: return "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA";
        case cipher_suite::tls_ecdhe_rsa_with_aes_128_cbc_sha: return "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA";
        case cipher_suite::tls_ecdhe_rsa_with_aes_256_cbc_sha: return "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA";
        case cipher_suite::tls_ecdhe_ecdsa_with_aes_128_cbc_sha256: return "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";
        case cipher_suite::tls_ecdhe_ecdsa_with_aes_256_cbc_sha384: return "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384";
        case cipher_suite::tls_ecdhe_rsa_with_aes_128_cbc_sha256: return "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256";
        case cipher_suite::tls_ecdhe_rsa_with_aes_256_cbc_sha384: return "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384";
        case cipher_suite::tls_ecdhe_ecdsa_with_aes_128_gcm_sha256: return "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
        case cipher_suite::tls_ecdhe_ecdsa_with_aes_256_gcm_sha384: return "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
        case cipher_suite::tls_ecdhe_rsa_with_aes_128_gcm_sha256: return "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
        case cipher_suite::tls_ecdhe_rsa_with_aes_256_gcm_sha384: return "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
        case cipher_suite::tls_ecdhe_rsa_with_chacha20_poly1305_sha256:
            return "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";
        case cipher_suite::tls_ecdhe_ecdsa_with_chacha20_poly1305_sha256:
            return "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";
        case cipher_suite::tls_dhe_rsa_with_chacha20_poly1305_sha256:
            return "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
