// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_SIGNATURE_ALGORITHM_HPP
#define HANDFAST_X509_SIGNATURE_ALGORITHM_HPP

#include <cstdint>
#include <string_view>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// The signatures that are verified. Whatever else a certificate is signed with, SHA-1 and MD5 among it, is
/// `not_accepted`: there is nothing to switch on.
enum class signature_algorithm : std::uint8_t {
    not_accepted,
    rsa_pkcs1_sha256,
    rsa_pkcs1_sha384,
    rsa_pkcs1_sha512,
    rsa_pss_sha256,
    rsa_pss_sha384,
    rsa_pss_sha512,
};

[[nodiscard]] constexpr std::string_view to_string(signature_algorithm a) noexcept {
    switch (a) {
        case signature_algorithm::not_accepted: return "not accepted";
        case signature_algorithm::rsa_pkcs1_sha256: return "sha256WithRSAEncryption";
        case signature_algorithm::rsa_pkcs1_sha384: return "sha384WithRSAEncryption";
        case signature_algorithm::rsa_pkcs1_sha512: return "sha512WithRSAEncryption";
        case signature_algorithm::rsa_pss_sha256: return "RSASSA-PSS with SHA-256";
        case signature_algorithm::rsa_pss_sha384: return "RSASSA-PSS with SHA-384";
        case signature_algorithm::rsa_pss_sha512: return "RSASSA-PSS with SHA-512";
    }
    return "";
}

namespace detail {
/// Whether what is left of an AlgorithmIdentifier is NULL or nothing: RFC 4055 §2.1 and §5 say to accept both.
constexpr bool null_or_nothing(asn1::reader& parameters) noexcept {
    return parameters.empty() || (parameters.null().has_value() && parameters.empty());
}

/// The AlgorithmIdentifier of a hash function: its digest's length in bytes, 0 where it is not one of SHA-2's three.
constexpr unsigned hash_length(asn1::reader& from) noexcept {
    auto inside = from.sequence();
    if (!inside) return 0;
    auto const id = inside->oid();
    if (!id || !null_or_nothing(*inside)) return 0;
    if (asn1::oids::sha256 == *id) return 32;
    if (asn1::oids::sha384 == *id) return 48;
    if (asn1::oids::sha512 == *id) return 64;
    return 0;
}

/// RSASSA-PSS-params (RFC 4055 §3.1) where one hash serves message and mask and the salt is as long as its digest,
/// which is what RFC 8446 §4.2.3 and the browsers' rules ask for. The defaults of the fields mean SHA-1.
constexpr signature_algorithm read_pss(asn1::reader& parameters) noexcept {
    constexpr auto no = signature_algorithm::not_accepted;
    auto fields = parameters.sequence();
    if (!fields || !parameters.empty()) return no;
    auto hash = fields->context(0);
    if (!hash) return no;
    auto const length = hash_length(*hash);
    if (length == 0 || !hash->empty()) return no;
    auto mask = fields->context(1);
    if (!mask) return no;
    auto generator = mask->sequence();
    if (!generator || !mask->empty()) return no;
    auto const id = generator->oid();
    if (!id || asn1::oids::mgf1 != *id || hash_length(*generator) != length || !generator->empty()) return no;
    auto salt = fields->context(2);
    if (!salt) return no;
    auto const salt_length = salt->small_integer();
    if (!salt_length || *salt_length != length || !salt->empty() || !fields->empty()) return no;
    return length == 32   ? signature_algorithm::rsa_pss_sha256
           : length == 48 ? signature_algorithm::rsa_pss_sha384
                          : signature_algorithm::rsa_pss_sha512;
}
}  // namespace detail

/// The algorithm that the whole element of an AlgorithmIdentifier names, parameters and all.
[[nodiscard]] constexpr signature_algorithm read_signature_algorithm(byte_view identifier) noexcept {
    constexpr auto no = signature_algorithm::not_accepted;
    asn1::reader outer{identifier};
    auto inside = outer.sequence();
    if (!inside) return no;
    auto const id = inside->oid();
    if (!id) return no;
    if (asn1::oids::rsassa_pss == *id) return detail::read_pss(*inside);
    if (!detail::null_or_nothing(*inside)) return no;
    if (asn1::oids::sha256_with_rsa_encryption == *id) return signature_algorithm::rsa_pkcs1_sha256;
    if (asn1::oids::sha384_with_rsa_encryption == *id) return signature_algorithm::rsa_pkcs1_sha384;
    if (asn1::oids::sha512_with_rsa_encryption == *id) return signature_algorithm::rsa_pkcs1_sha512;
    return no;
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
