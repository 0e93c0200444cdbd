// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_PARTS_HPP
#define HANDFAST_TLS_HANDSHAKE_PARTS_HPP

#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/alert_kind.hpp>
#include <handfast/tls/handshake/evidence.hpp>
#include <handfast/tls/message/application_data.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/change_cipher_spec.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/role.hpp>

// What the orders of TLS 1.2 have in common, in words.
namespace handfast::inline HANDFAST_ABI::tls {

/// The epoch of the keys that ChangeCipherSpec switches to.
struct traffic {
    static constexpr std::string_view name = "traffic keys";
};

namespace parts {

/// The server's Certificate. The client goes on once it has verified it.
using server_identity =
    choreography::sequence<choreography::authenticates<choreography::message<certificate, role::server, role::client>>,
                           choreography::evidence<verified_certificate, role::client>>;

/// `From` changes to the new keys and proves that it saw the same handshake (RFC 5246 §7.4.9). `To` goes on once it
/// has verified that.
template <class From, class To>
using change_and_finish =
    choreography::sequence<choreography::message<change_cipher_spec, From, To>, choreography::key<traffic, From, To>,
                           choreography::authenticates<choreography::message<finished, From, To>>,
                           choreography::evidence<verified_finished, To>>;

/// One direction of the established connection: data, then close_notify, then nothing.
template <class From, class To>
using stream = choreography::sequence<choreography::loop<choreography::message<application_data, From, To>>,
                                      choreography::message<close_notify, From, To>, choreography::closed<From, To>>;
/// The established connection: both directions, independent of each other.
using established = choreography::both_ways<stream<role::client, role::server>, stream<role::server, role::client>>;

/// What either end may send at any time: an alert that is survived, the end before its time, and an alert that is not
/// survived.
template <class From, class To>
using alerts = choreography::sequence<choreography::anytime<warning_alert, From, To, choreography::stays>,
                                      choreography::anytime<close_notify, From, To, choreography::ends>,
                                      choreography::anytime<fatal_alert, From, To, choreography::ends>>;

/// HelloRequest is no part of the handshake: it may come at any time and changes nothing (RFC 5246 §7.4.1.1).
using at_any_time = choreography::sequence<alerts<role::client, role::server>, alerts<role::server, role::client>,
                                           choreography::anytime<hello_request, role::server, role::client>>;

}  // namespace parts

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
