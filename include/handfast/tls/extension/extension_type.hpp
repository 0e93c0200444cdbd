// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_EXTENSION_TYPE_HPP
#define HANDFAST_TLS_EXTENSION_EXTENSION_TYPE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Extensions by their registered number (RFC 5246 §7.4.1.4, RFC 6066 §1.1, RFC 8446 §4.2, and each one's own).
enum class extension_type : std::uint16_t {
    server_name = 0,
    max_fragment_length = 1,
    status_request = 5,
    supported_groups = 10,
    ec_point_formats = 11,
    signature_algorithms = 13,
    application_layer_protocol_negotiation = 16,
    signed_certificate_timestamp = 18,
    padding = 21,
    encrypt_then_mac = 22,
    extended_master_secret = 23,
    compress_certificate = 27,
    record_size_limit = 28,
    session_ticket = 35,
    pre_shared_key = 41,
    early_data = 42,
    supported_versions = 43,
    cookie = 44,
    psk_key_exchange_modes = 45,
    certificate_authorities = 47,
    post_handshake_auth = 49,
    signature_algorithms_cert = 50,
    key_share = 51,
    renegotiation_info = 0xff01,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(extension_type value) noexcept {
    switch (value) {
        case extension_type::server_name: return "server_name";
        case extension_type::max_fragment_length: return "max_fragment_length";
        case extension_type::status_request: return "status_request";
        case extension_type::supported_groups: return "supported_groups";
        case extension_type::ec_point_formats: return "ec_point_formats";
        case extension_type::signature_algorithms: return "signature_algorithms";
        case extension_type::application_layer_protocol_negotiation: return "application_layer_protocol_negotiation";
        case extension_type::signed_certificate_timestamp: return "signed_certificate_timestamp";
        case extension_type::padding: return "padding";
        case extension_type::encrypt_then_mac: return "encrypt_then_mac";
        case extension_type::extended_master_secret: return "extended_master_secret";
        case extension_type::compress_certificate: return "compress_certificate";
        case extension_type::record_size_limit: return "record_size_limit";
        case extension_type::session_ticket: return "session_ticket";
        case extension_type::pre_shared_key: return "pre_shared_key";
        case extension_type::early_data: return "early_data";
        case extension_type::supported_versions: return "supported_versions";
        case extension_type::cookie: return "cookie";
        case extension_type::psk_key_exchange_modes: return "psk_key_exchange_modes";
        case extension_type::certificate_authorities: return "certificate_authorities";
        case extension_type::post_handshake_auth: return "post_handshake_auth";
        case extension_type::signature_algorithms_cert: return "signature_algorithms_cert";
        case extension_type::key_share: return "key_share";
        case extension_type::renegotiation_info: return "renegotiation_info";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
