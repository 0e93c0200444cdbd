// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_ADVICE_HPP
#define HANDFAST_X509_ADVICE_HPP

#include <string_view>

#include <handfast/x509/failure.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// What the person who meets a failure can do about it.
[[nodiscard]] constexpr std::string_view advice(failure f) noexcept {
    switch (f) {
        case failure::malformed:
        case failure::unsupported_version:
        case failure::algorithms_differ:
        case failure::too_many_extensions:
        case failure::duplicate_extension: return "have it issued again: it breaks RFC 5280";
        case failure::unknown_critical_extension:
            return "have it issued without that extension, or with it not critical";
        case failure::unsupported_signature_algorithm: return "have it signed by an RSA key with SHA-256 or stronger";
        case failure::unsupported_key: return "use a certificate with an RSA key";
        case failure::weak_key: return "use a certificate with a key of 2048 bits or more";
        case failure::empty_chain: return "have the peer present its certificate and those that lead to an authority";
        case failure::chain_too_long:
        case failure::too_many_signature_checks: return "have the peer present only what leads to an authority";
        case failure::expired: return "have it renewed, or set the clock of this machine right";
        case failure::not_yet_valid: return "set the clock of this machine right, or wait until then";
        case failure::issuer_not_trusted:
            return "add the issuer's certificate to the trust store, or have the peer present those that lead to one "
                   "that is there";
        case failure::bad_signature: return "have it issued again: it was changed, or another key signed it";
        case failure::not_an_authority:
        case failure::path_too_long: return "have it issued by an authority that may";
        case failure::wrong_key_usage:
            return "use a certificate whose key usage has keyEncipherment (for a client's: digitalSignature)";
        case failure::wrong_extended_key_usage: return "have it issued for this purpose";
        case failure::wrong_name:
            return "connect by a name that it has, or have it issued with this one as a subjectAltName";
        case failure::invalid_name: return "give a host name such as example.org, or an address such as 192.0.2.1";
        case failure::cannot_read: return "give the path of a file that is there and may be read";
        case failure::no_certificate: return "give PEM text with a block that begins with -----BEGIN CERTIFICATE-----";
        case failure::malformed_pem: return "give the file as it was issued: a line or a character is missing";
        case failure::key_mismatch:
            return "give the key that the certificate was made for, and the server's own "
                   "certificate first in its file";
        case failure::cannot_sign: return "sign with an RSA key of 2048 bits or more";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
