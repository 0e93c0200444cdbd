// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_CERTIFICATE_FAILURE_HPP
#define HANDFAST_TLS_CERTIFICATE_FAILURE_HPP

#include <handfast/tls/error.hpp>
#include <handfast/x509/error.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a certificate's failure is to TLS; from there `alert_for` gives the alert (RFC 5246 §7.2.2).
[[nodiscard]] constexpr failure failure_of(x509::failure f) noexcept {
    switch (f) {
        case x509::failure::expired:
        case x509::failure::not_yet_valid: return failure::certificate_expired;
        case x509::failure::issuer_not_trusted: return failure::certificate_unknown_issuer;
        case x509::failure::unknown_critical_extension:
        case x509::failure::unsupported_signature_algorithm:
        case x509::failure::unsupported_key:
        case x509::failure::unsupported_version:
        case x509::failure::wrong_key_usage:
        case x509::failure::wrong_extended_key_usage: return failure::certificate_unsupported;
        case x509::failure::invalid_name: return failure::invalid_server_name;
        case x509::failure::malformed:
        case x509::failure::algorithms_differ:
        case x509::failure::too_many_extensions:
        case x509::failure::duplicate_extension: return failure::certificate_malformed;
        case x509::failure::weak_key:
        case x509::failure::empty_chain:
        case x509::failure::chain_too_long:
        case x509::failure::too_many_signature_checks:
        case x509::failure::bad_signature:
        case x509::failure::not_an_authority:
        case x509::failure::path_too_long:
        case x509::failure::wrong_name:
        case x509::failure::cannot_read:
        case x509::failure::no_certificate:
        case x509::failure::malformed_pem:
        case x509::failure::key_mismatch:
        case x509::failure::cannot_sign: return failure::certificate_unacceptable;
    }
    return failure::certificate_unacceptable;
}

/// An error of a certificate as one of TLS, with its words.
[[nodiscard]] constexpr error error_of(x509::error const& e) {
    return error{.what = failure_of(e.what), .certificate = e.what, .words = describe(e)};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
