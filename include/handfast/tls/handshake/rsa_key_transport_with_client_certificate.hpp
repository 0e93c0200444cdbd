// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_WITH_CLIENT_CERTIFICATE_HPP
#define HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_WITH_CLIENT_CERTIFICATE_HPP

#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/client_parts.hpp>
#include <handfast/tls/handshake/parts.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/tls/message/server_hello_done.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// TLS 1.2 with RSA key transport, where the server requires a certificate of the client (RFC 5246 §7.3, figure 1
/// without ServerKeyExchange). A client that has none, and says so by an empty Certificate (§7.4.6), is refused like
/// any message out of order: whatever the server sends or reads as data rests on the client's verified certificate
/// and on the proof that it has the key, besides all that `rsa_key_transport` asks for.
struct rsa_key_transport_with_client_certificate
    : choreography::protocol<choreography::message<client_hello, role::client, role::server>,
                             choreography::message<server_hello, role::server, role::client>,  //
                             parts::server_identity,                                           //
                             choreography::message<certificate_request, role::server, role::client>,
                             choreography::message<server_hello_done, role::server, role::client>,  //
                             parts::client_identity,                                                //
                             choreography::message<client_key_exchange, role::client, role::server>,
                             parts::client_possession,                              //
                             parts::change_and_finish<role::client, role::server>,  //
                             parts::change_and_finish<role::server, role::client>,  //
                             parts::established,                                    //
                             parts::at_any_time> {
    static constexpr std::string_view name = "TLS 1.2 with RSA key transport and a client certificate";
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
