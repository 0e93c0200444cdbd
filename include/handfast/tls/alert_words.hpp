// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_ALERT_WORDS_HPP
#define HANDFAST_TLS_ALERT_WORDS_HPP

#include <string_view>

#include <handfast/tls/message/alert_description.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a fatal alert of the peer's says about us, in words (RFC 5246 §7.2.2, RFC 8446 §6.2).
[[nodiscard]] constexpr std::string_view explain(alert_description description) noexcept {
    switch (description) {
        case alert_description::unexpected_message: return "the peer did not expect our message";
        case alert_description::bad_record_mac:
        case alert_description::decryption_failed: return "the peer could not authenticate our record";
        case alert_description::record_overflow: return "the peer found our record too long";
        case alert_description::handshake_failure: return "the peer found nothing in common with our offer";
        case alert_description::no_certificate:
        case alert_description::certificate_required: return "the peer wants a certificate of ours";
        case alert_description::bad_certificate: return "the peer found our certificate bad";
        case alert_description::unsupported_certificate: return "the peer cannot use our certificate";
        case alert_description::certificate_revoked: return "the peer says that our certificate was revoked";
        case alert_description::certificate_expired: return "the peer says that our certificate has expired";
        case alert_description::certificate_unknown: return "the peer does not accept our certificate";
        case alert_description::unknown_ca: return "the peer does not trust the issuer of our certificate";
        case alert_description::illegal_parameter: return "the peer found a value out of range in our message";
        case alert_description::access_denied: return "the peer denies us access";
        case alert_description::decode_error: return "the peer could not decode our message";
        case alert_description::decrypt_error: return "the peer found our Finished or signature wrong";
        case alert_description::protocol_version: return "the peer does not speak TLS 1.2";
        case alert_description::insufficient_security: return "the peer wants stronger ciphers";
        case alert_description::internal_error: return "the peer has a problem of its own";
        case alert_description::inappropriate_fallback: return "the peer takes this for a forced downgrade";
        case alert_description::user_canceled: return "the peer's user gave up";
        case alert_description::missing_extension: return "the peer misses an extension";
        case alert_description::unsupported_extension: return "the peer did not ask for our extension";
        case alert_description::unrecognized_name: return "the peer does not know the name that was asked for";
        case alert_description::no_application_protocol: return "the peer has no application protocol in common";
        default: return "the peer ended the connection";
    }
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
