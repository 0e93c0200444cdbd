// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RESUMPTION_PARTS_HPP
#define HANDFAST_TLS_HANDSHAKE_RESUMPTION_PARTS_HPP

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/parts.hpp>
#include <handfast/tls/handshake/server_hello_kind.hpp>
#include <handfast/tls/role.hpp>

namespace handfast::inline HANDFAST_ABI::tls::parts {

/// The server's answer that a session is resumed, and the two Finished under its master secret, the server's first
/// (RFC 5246 §7.3, figure 2).
using resumption = choreography::sequence<choreography::message<resuming_server_hello, role::server, role::client>,
                                          change_and_finish<role::server, role::client>,
                                          change_and_finish<role::client, role::server>>;

}  // namespace handfast::inline HANDFAST_ABI::tls::parts

#endif
