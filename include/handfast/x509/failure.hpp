// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_FAILURE_HPP
#define HANDFAST_X509_FAILURE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// Everything that can be wrong with a certificate, a chain, a name or a store. The list is closed,
/// so that one function can map it to alerts.
enum class failure : std::uint8_t {
    // reading a certificate
    malformed,
    unsupported_version,
    algorithms_differ,
    too_many_extensions,
    duplicate_extension,
    // what a certificate asks for and this library does not do
    unknown_critical_extension,
    unsupported_signature_algorithm,
    unsupported_key,
    weak_key,
    // verifying a chain
    empty_chain,
    chain_too_long,
    too_many_signature_checks,
    expired,
    not_yet_valid,
    issuer_not_trusted,
    bad_signature,
    not_an_authority,
    path_too_long,
    wrong_key_usage,
    wrong_extended_key_usage,
    wrong_name,
    invalid_name,
    // stores, chains and keys of one's own
    cannot_read,
    no_certificate,
    malformed_pem,
    key_mismatch,
    cannot_sign,
};

/// The words for a failure, without the circumstances.
[[nodiscard]] constexpr std::string_view to_string(failure f) noexcept {
    switch (f) {
        case failure::malformed: return "certificate is malformed";
        case failure::unsupported_version: return "certificate has a version that is not understood";
        case failure::algorithms_differ: return "certificate names two different signature algorithms";
        case failure::too_many_extensions: return "certificate has too many extensions";
        case failure::duplicate_extension: return "certificate has the same extension twice";
        case failure::unknown_critical_extension: return "certificate has a critical extension that is not understood";
        case failure::unsupported_signature_algorithm:
            return "certificate is signed with an algorithm that is not accepted";
        case failure::unsupported_key: return "certificate has a public key that is not understood";
        case failure::weak_key: return "certificate has an RSA key of fewer than 2048 bits";
        case failure::empty_chain: return "no certificate was presented";
        case failure::chain_too_long: return "too many certificates were presented";
        case failure::too_many_signature_checks: return "too many signatures would have to be checked";
        case failure::expired: return "certificate has expired";
        case failure::not_yet_valid: return "certificate is not yet valid";
        case failure::issuer_not_trusted: return "issuer is not trusted";
        case failure::bad_signature: return "certificate has a wrong signature";
        case failure::not_an_authority: return "certificate was issued by one that is not an authority";
        case failure::path_too_long: return "authority does not allow so long a chain below it";
        case failure::wrong_key_usage: return "certificate does not allow its key to be used this way";
        case failure::wrong_extended_key_usage: return "certificate is not meant for this purpose";
        case failure::wrong_name: return "certificate is not valid for this name";
        case failure::invalid_name: return "not a host name or an IP address";
        case failure::cannot_read: return "cannot be read";
        case failure::no_certificate: return "no certificate found";
        case failure::malformed_pem: return "PEM text is malformed";
        case failure::key_mismatch: return "private key does not belong to the certificate";
        case failure::cannot_sign: return "certificate could not be signed";
    }
    return "unknown failure";
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
