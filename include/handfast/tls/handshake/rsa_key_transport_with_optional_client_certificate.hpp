// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_WITH_OPTIONAL_CLIENT_CERTIFICATE_HPP
#define HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_WITH_OPTIONAL_CLIENT_CERTIFICATE_HPP

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

/// TLS 1.2 with RSA key transport, where the server asks for a certificate and goes on without one as well (RFC 5246
/// §7.4.6). What Certificate says decides, not what comes after it: a client that presents a certificate must prove
/// that it has the key. The two outcomes stay apart in the states that follow:
/// `holds<protocol, role::server, State, verified_possession>` tells whether the client is known.
struct rsa_key_transport_with_optional_client_certificate
    : choreography::protocol<
          choreography::message<client_hello, role::client, role::server>,
          choreography::message<server_hello, role::server, role::client>,  //
          parts::server_identity,                                           //
          choreography::message<certificate_request, role::server, role::client>,
          choreography::message<server_hello_done, role::server, role::client>,
          choreography::choice<
              choreography::sequence<choreography::message<empty_certificate, role::client, role::server>,
                                     choreography::message<client_key_exchange, role::client, role::server>>,
              choreography::sequence<parts::client_identity,
                                     choreography::message<client_key_exchange, role::client, role::server>,
                                     parts::client_possession>>,
          parts::change_and_finish<role::client, role::server>,  //
          parts::change_and_finish<role::server, role::client>,  //
          parts::established,                                    //
          parts::at_any_time> {
    static constexpr std::string_view name = "TLS 1.2 with RSA key transport and an optional client certificate";
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
