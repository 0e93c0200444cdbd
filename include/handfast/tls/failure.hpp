// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_FAILURE_HPP
#define HANDFAST_TLS_FAILURE_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <handfast/tls/message/alert.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Everything that can go wrong in a TLS connection. The list is closed; `alert_for` gives the alert of each. The
/// values are stable, since error codes have them (net/asio/error_code.hpp): a new one goes to the end of its group.
/// 0 is none.
enum class failure : std::uint8_t {
    // What the peer got wrong.
    malformed_message = 1,
    unexpected_message,
    bad_record_mac,
    record_overflow,
    wrong_record_version,
    message_too_large,
    too_many_messages,
    no_common_version,
    no_common_suite,
    no_common_compression,
    not_offered,
    extension_not_asked_for,
    renegotiation_not_secured,
    extended_master_secret_missing,
    wrong_finished,
    no_common_application_protocol,
    unrecognized_name,
    // What is wrong with the peer's certificate.
    certificate_malformed = 64,
    certificate_expired,
    certificate_unsupported,
    certificate_unknown_issuer,
    certificate_unacceptable,
    // How a connection can end without anybody's mistake being named.
    alert_received = 96,
    closed_by_peer,
    closed_by_us,
    truncated,
    timed_out,
    // What this side cannot do.
    cipher_unavailable = 128,
    invalid_server_name,
    buffer_too_small,
    key_exhausted,
    not_established,
    export_refused,
    stream_failed,
    internal,
    invalid_protocol_name,
};

/// What went wrong, in a few words.
[[nodiscard]] constexpr std::string_view to_string(failure f) noexcept {
    switch (f) {
        case failure::malformed_message: return "a message is malformed";
        case failure::unexpected_message: return "a message came that has no place here";
        case failure::bad_record_mac: return "a record is not authentic";
        case failure::record_overflow: return "a record is longer than allowed";
        case failure::wrong_record_version: return "a record is not of TLS";
        case failure::message_too_large: return "a handshake message is longer than allowed";
        case failure::too_many_messages: return "the peer sends too much that carries nothing";
        case failure::no_common_version: return "no common protocol version";
        case failure::no_common_suite: return "no common cipher suite";
        case failure::no_common_compression: return "the peer does not offer the null compression";
        case failure::not_offered: return "the peer chose what was not offered";
        case failure::extension_not_asked_for: return "the peer answered an extension that was not asked for";
        case failure::renegotiation_not_secured: return "the peer does not secure renegotiation (RFC 5746)";
        case failure::extended_master_secret_missing: return "the peer does not use extended master secret (RFC 7627)";
        case failure::no_common_application_protocol: return "no common application protocol";
        case failure::unrecognized_name: return "no certificate has the name that the client asks for";
        case failure::wrong_finished: return "the peer's Finished does not match the handshake";
        case failure::certificate_malformed: return "certificate is malformed";
        case failure::certificate_expired: return "certificate is not valid at this time";
        case failure::certificate_unsupported: return "certificate may not be used for this";
        case failure::certificate_unknown_issuer: return "certificate's issuer is not trusted";
        case failure::certificate_unacceptable: return "certificate is not acceptable";
        case failure::alert_received: return "the peer ended the connection";
        case failure::closed_by_peer: return "the peer closed the connection before the handshake was complete";
        case failure::closed_by_us: return "the connection was closed here before the handshake was complete";
        case failure::truncated: return "the peer's data ended without close_notify";
        case failure::timed_out: return "the peer took longer than the deadline";
        case failure::cipher_unavailable:
            return "the cipher of this suite cannot be used on this processor or in this build";
        case failure::invalid_server_name: return "the server name is neither a host name nor an IP address";
        case failure::invalid_protocol_name:
            return "an application protocol has a name of 1 to 255 bytes, and 16 are most";
        case failure::buffer_too_small: return "the buffers are too small";
        case failure::key_exhausted: return "the key has protected as many records as it may";
        case failure::not_established: return "the connection is not established";
        case failure::export_refused:
            return "keying material is not exported without extended master secret (RFC 7627 section 5.4)";
        case failure::stream_failed: return "the stream failed";
        case failure::internal: return "internal error";
    }
    return "unknown failure";
}

/// The alert that tells the peer of a failure, or none where there is nothing to tell or nobody to hear it.
/// The one place where failures become alerts (RFC 5246 §7.2.2 says what each alert is for).
[[nodiscard]] constexpr std::optional<alert_description> alert_for(failure f) noexcept {
    switch (f) {
        case failure::malformed_message: return alert_description::decode_error;
        case failure::unexpected_message:
        case failure::too_many_messages: return alert_description::unexpected_message;
        case failure::bad_record_mac: return alert_description::bad_record_mac;
        case failure::record_overflow: return alert_description::record_overflow;
        case failure::wrong_record_version:
        case failure::no_common_version: return alert_description::protocol_version;
        case failure::message_too_large:
        case failure::no_common_compression:
        case failure::not_offered: return alert_description::illegal_parameter;
        case failure::no_common_suite:
        case failure::renegotiation_not_secured:
        case failure::extended_master_secret_missing: return alert_description::handshake_failure;
        case failure::extension_not_asked_for: return alert_description::unsupported_extension;
        case failure::no_common_application_protocol: return alert_description::no_application_protocol;
        case failure::unrecognized_name: return alert_description::unrecognized_name;
        case failure::wrong_finished: return alert_description::decrypt_error;
        case failure::certificate_malformed:
        case failure::certificate_unacceptable: return alert_description::bad_certificate;
        case failure::certificate_expired: return alert_description::certificate_expired;
        case failure::certificate_unsupported: return alert_description::unsupported_certificate;
        case failure::certificate_unknown_issuer: return alert_description::unknown_ca;
        case failure::key_exhausted:
        case failure::buffer_too_small:
        case failure::internal: return alert_description::internal_error;
        case failure::alert_received:
        case failure::closed_by_peer:
        case failure::closed_by_us:
        case failure::truncated:
        case failure::timed_out:
        case failure::cipher_unavailable:
        case failure::invalid_server_name:
        case failure::invalid_protocol_name:
        case failure::not_established:
        case failure::export_refused:
        case failure::stream_failed: return std::nullopt;
    }
    return alert_description::internal_error;
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
