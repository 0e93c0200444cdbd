// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_HANDSHAKE_TYPE_HPP
#define HANDFAST_TLS_MESSAGE_HANDSHAKE_TYPE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The handshake messages (RFC 5246 §7.4; RFC 5077, 6066 and 8446 for those it leaves room for).
enum class handshake_type : std::uint8_t {
    hello_request = 0,
    client_hello = 1,
    server_hello = 2,
    new_session_ticket = 4,
    end_of_early_data = 5,
    encrypted_extensions = 8,
    certificate = 11,
    server_key_exchange = 12,
    certificate_request = 13,
    server_hello_done = 14,
    certificate_verify = 15,
    client_key_exchange = 16,
    finished = 20,
    certificate_url = 21,
    certificate_status = 22,
    key_update = 24,
    message_hash = 254,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(handshake_type value) noexcept {
    switch (value) {
        case handshake_type::hello_request: return "hello_request";
        case handshake_type::client_hello: return "client_hello";
        case handshake_type::server_hello: return "server_hello";
        case handshake_type::new_session_ticket: return "new_session_ticket";
        case handshake_type::end_of_early_data: return "end_of_early_data";
        case handshake_type::encrypted_extensions: return "encrypted_extensions";
        case handshake_type::certificate: return "certificate";
        case handshake_type::server_key_exchange: return "server_key_exchange";
        case handshake_type::certificate_request: return "certificate_request";
        case handshake_type::server_hello_done: return "server_hello_done";
        case handshake_type::certificate_verify: return "certificate_verify";
        case handshake_type::client_key_exchange: return "client_key_exchange";
        case handshake_type::finished: return "finished";
        case handshake_type::certificate_url: return "certificate_url";
        case handshake_type::certificate_status: return "certificate_status";
        case handshake_type::key_update: return "key_update";
        case handshake_type::message_hash: return "message_hash";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
