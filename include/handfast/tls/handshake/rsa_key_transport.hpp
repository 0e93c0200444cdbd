// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_HPP
#define HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_HPP

#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/alert_kind.hpp>
#include <handfast/tls/message/application_data.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/change_cipher_spec.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/tls/message/server_hello_done.hpp>
#include <handfast/tls/role.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The epoch of the keys that ChangeCipherSpec switches to.
struct traffic {
    static constexpr std::string_view name = "traffic keys";
};

namespace detail {
/// What either end may send at any time: an alert that is survived, one that is not, and the end before its time.
template <class From, class To>
using alerts = choreography::sequence<choreography::anytime<warning_alert, From, To, choreography::stays>,
                                      choreography::anytime<fatal_alert, From, To, choreography::ends>,
                                      choreography::anytime<close_notify, From, To, choreography::ends>>;

/// One direction of the established connection: data, then close_notify, then nothing.
template <class From, class To>
using stream = choreography::sequence<choreography::loop<choreography::message<application_data, From, To>>,
                                      choreography::message<close_notify, From, To>, choreography::closed<From, To>>;
}  // namespace detail

/// TLS 1.2 with RSA key transport: the order of its messages (RFC 5246 §7.3, without resumption). This is the only
/// place where the order stands: client, server and the refusal of whatever comes out of order are made from it,
/// which is the answer to SMACK, early ChangeCipherSpec and the like. ServerKeyExchange has no place in it (§7.4.3):
/// an export key that a man in the middle slips in (FREAK) is refused like any other message out of order. Nor is
/// there anything below TLS 1.2, SSLv2's ClientHello included, to be used against the same key (DROWN).
///
/// A client that is asked for a certificate answers with an empty one (§7.4.6), so that CertificateVerify does not
/// occur. HelloRequest is no part of the handshake: it may come at any time and changes nothing (§7.4.1.1).
struct rsa_key_transport
    : choreography::protocol<
          choreography::message<client_hello, role::client, role::server>,
          choreography::message<server_hello, role::server, role::client>,
          choreography::message<certificate, role::server, role::client>,
          choreography::choice<
              choreography::message<server_hello_done, role::server, role::client>,
              choreography::sequence<choreography::message<certificate_request, role::server, role::client>,
                                     choreography::message<server_hello_done, role::server, role::client>,
                                     choreography::message<certificate, role::client, role::server>>>,
          choreography::message<client_key_exchange, role::client, role::server>,
          choreography::message<change_cipher_spec, role::client, role::server>,
          choreography::key<traffic, role::client, role::server>,
          choreography::message<finished, role::client, role::server>,
          choreography::message<change_cipher_spec, role::server, role::client>,
          choreography::key<traffic, role::server, role::client>,
          choreography::message<finished, role::server, role::client>,
          choreography::both_ways<detail::stream<role::client, role::server>,
                                  detail::stream<role::server, role::client>>,
          detail::alerts<role::client, role::server>, detail::alerts<role::server, role::client>,
          choreography::anytime<hello_request, role::server, role::client>> {
    static constexpr std::string_view name = "TLS 1.2 with RSA key transport";
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
