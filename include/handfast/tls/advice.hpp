// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_ADVICE_HPP
#define HANDFAST_TLS_ADVICE_HPP

#include <string_view>

#include <handfast/tls/failure.hpp>
#include <handfast/tls/message/alert_description.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What the person at this end can do about a failure; empty where that depends on what else is known. It names the
/// suite as OpenSSL does where it is the other end that has to be told.
[[nodiscard]] constexpr std::string_view advice(failure f) noexcept {
    switch (f) {
        case failure::malformed_message:
        case failure::unexpected_message:
        case failure::not_offered:
        case failure::extension_not_asked_for:
        case failure::record_overflow:
        case failure::no_common_compression: return "the peer breaks RFC 5246: report it to those who run or make it";
        case failure::bad_record_mac:
        case failure::wrong_finished:
            return "something in between changes what is sent, or one of the two has an error";
        case failure::wrong_record_version: return "look whether the peer speaks TLS on this port, or something else";
        case failure::message_too_large:
            return "raise limits::handshake_message and the buffers, if the peer is to be trusted";
        case failure::too_many_messages: return "raise the limits, if the peer is to be trusted";
        case failure::no_common_version: return "let the peer speak TLS 1.2";
        case failure::no_common_suite:
            return "let the peer speak TLS 1.2 with TLS_RSA_WITH_AES_256_GCM_SHA384 (OpenSSL: AES256-GCM-SHA384)";
        case failure::renegotiation_not_secured:
            return "update the peer; a client can go without by client_policy::require_secure_renegotiation";
        case failure::extended_master_secret_missing: return "update the peer, or do not require it in the policy";
        case failure::no_common_application_protocol:
            return "let both name one of the same protocols in application_protocols";
        case failure::unrecognized_name:
            return "add an identity of that name to the server, or ask for one that it has";
        case failure::certificate_malformed:
        case failure::certificate_expired:
        case failure::certificate_unsupported:
        case failure::certificate_unknown_issuer:
        case failure::certificate_unacceptable: return {};
        case failure::alert_received: return "the peer's log may say more";
        case failure::closed_by_peer: return "look whether the peer speaks TLS 1.2 on this port; its log may say more";
        case failure::truncated: return "take what came as incomplete: somebody may have cut it off";
        case failure::timed_out:
            return "give it more time, or look what it waits for: in a handshake, whether it speaks TLS on this port";
        case failure::cipher_unavailable: return "build with a cipher that this processor has";
        case failure::invalid_server_name:
            return "give a host name such as example.org, or an address such as 192.0.2.1";
        case failure::invalid_protocol_name: return "name at most 16, such as h2 and http/1.1";
        case failure::buffer_too_small: return "make the buffers as large as in_buffer_size and out_size_for say";
        case failure::key_exhausted: return "open a new connection";
        case failure::not_established: return "finish the handshake first";
        case failure::export_refused:
        case failure::closed_by_us:
        case failure::stream_failed:
        case failure::internal: return {};
    }
    return {};
}

/// What the person at this end can do about an alert of the peer's.
[[nodiscard]] constexpr std::string_view advice(alert_description a) noexcept {
    switch (a) {
        case alert_description::handshake_failure:
        case alert_description::insufficient_security:
        case alert_description::protocol_version: return advice(failure::no_common_suite);
        case alert_description::unknown_ca:
            return "give the peer the certificate of our authority, or present those that lead to one it knows";
        case alert_description::bad_certificate:
        case alert_description::certificate_unknown:
        case alert_description::unsupported_certificate:
            return "look whether our certificate has the name that the peer asks for, and is for this purpose";
        case alert_description::certificate_expired: return "have our certificate renewed, or set the clocks right";
        case alert_description::certificate_revoked: return "have a new certificate issued";
        case alert_description::no_certificate:
        case alert_description::certificate_required: return "certificates of clients are not spoken here";
        case alert_description::unrecognized_name: return "ask for a name that the peer has";
        case alert_description::no_application_protocol: return advice(failure::no_common_application_protocol);
        default: return advice(failure::alert_received);
    }
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
