// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_RESUMED_HPP
#define HANDFAST_TLS_HANDSHAKE_RSA_KEY_TRANSPORT_RESUMED_HPP

#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/parts.hpp>
#include <handfast/tls/handshake/resumption_parts.hpp>
#include <handfast/tls/message/client_hello.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// TLS 1.2 where a session that was set up by RSA key transport is resumed (RFC 5246 §7.3, figure 2): the server
/// repeats the session_id that it was offered, and finishes first. Who the peer is rests on the session: that each has
/// its master secret, the two Finished show. (An end resumes a session under extended master secret only with it, and
/// the other way about: RFC 7627 §5.3.)
struct rsa_key_transport_resumed
    : choreography::protocol<choreography::message<client_hello, role::client, role::server>,
                             parts::resumption,   //
                             parts::established,  //
                             parts::at_any_time> {
    static constexpr std::string_view name = "TLS 1.2 with a session resumed";
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
