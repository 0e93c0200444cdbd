// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_HPP
#define HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_HPP

#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/certificate_kind.hpp>
#include <handfast/tls/handshake/parts.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/tls/message/server_hello_done.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

namespace parts {

/// All between ServerHello and data: the server's Certificate, the secret that is encrypted to it, and both Finished.
/// A client that is asked for a certificate answers with an empty one (RFC 5246 §7.4.6), so that CertificateVerify
/// does not occur.
using key_transport = choreography::sequence<
    server_identity,
    choreography::choice<choreography::message<server_hello_done, role::server, role::client>,
                         choreography::sequence<choreography::message<certificate_request, role::server, role::client>,
                                                choreography::message<server_hello_done, role::server, role::client>,
                                                choreography::message<empty_certificate, role::client, role::server>>>,
    choreography::message<client_key_exchange, role::client, role::server>,
    change_and_finish<role::client, role::server>,  //
    change_and_finish<role::server, role::client>>;

}  // namespace parts

/// TLS 1.2 with RSA key transport: the order of its messages (RFC 5246 §7.3, without resumption). This is the only
/// place where the order stands: client, server and the refusal of whatever comes out of order are made from it,
/// which is the answer to SMACK, early ChangeCipherSpec and the like. ServerKeyExchange has no place in it (§7.4.3):
/// an export key that a man in the middle slips in (FREAK) is refused like any other message out of order. Nor is
/// there anything below TLS 1.2, SSLv2's ClientHello included, to be used against the same key (DROWN).
///
/// No data is sent or read without evidence: the client has verified the server's Certificate and both have
/// verified the other's Finished.
struct rsa_key_transport : choreography::protocol<choreography::message<client_hello, role::client, role::server>,
                                                  choreography::message<server_hello, role::server, role::client>,  //
                                                  parts::key_transport,                                             //
                                                  parts::established,                                               //
                                                  parts::at_any_time> {
    static constexpr std::string_view name = "TLS 1.2 with RSA key transport";
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
