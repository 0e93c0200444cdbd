// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_WITH_RESUMPTION_HPP
#define HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_WITH_RESUMPTION_HPP

#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/resumption_parts.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/message/client_hello.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// TLS 1.2 with RSA key transport, with or without resumption (RFC 5246 §7.3, figures 1 and 2). What ServerHello says
/// decides: one that repeats the session_id that ClientHello offered resumes that session, any other begins a full
/// handshake, and so does every one where none was offered. No data without a verified certificate of the server,
/// unless the session was resumed; none at all before both have verified the other's Finished.
struct rsa_key_transport_with_resumption
    : choreography::protocol<
          choreography::message<client_hello, role::client, role::server>,
          choreography::choice<
              parts::resumption,
              choreography::sequence<choreography::message<full_server_hello, role::server, role::client>,  //
                                     parts::key_transport>>,
          parts::established,  //
          parts::at_any_time> {
    static constexpr std::string_view name = "TLS 1.2 with RSA key transport and resumption";
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
