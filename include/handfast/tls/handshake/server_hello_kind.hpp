// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_SERVER_HELLO_KIND_HPP
#define HANDFAST_TLS_HANDSHAKE_SERVER_HELLO_KIND_HPP

#include <concepts>
#include <string_view>

#include <handfast/choreography/kind.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/tls/message/server_hello.hpp>

// The two answers to a client that offers to resume a session: which of them it is, its session_id decides
// (RFC 5246 §7.4.1.3).
namespace handfast::inline HANDFAST_ABI::tls {

/// A transport that knows what was offered: the session_id of ClientHello, of no bytes where there was none.
template <class IO>
concept knows_offered_session = requires(IO const& io) {
    { io.offered_session() } -> std::convertible_to<byte_view>;
};

/// Of a ServerHello: its session_id is the one that this end offered (RFC 5246 §7.4.1.3).
struct repeats_offered_session {
    static constexpr std::string_view name = "resuming ServerHello";
    /// An empty session_id resumes nothing, even where none was offered.
    template <knows_offered_session IO>
    [[nodiscard]] static constexpr bool matches(auto const& hello, IO const& io) {
        byte_view const offered = io.offered_session();
        return !offered.empty() && same_bytes(hello.session_id.view(), offered);
    }
};
/// Of a ServerHello: its session_id is another, or empty.
struct names_new_session {
    static constexpr std::string_view name = "full ServerHello";
    template <knows_offered_session IO>
    [[nodiscard]] static constexpr bool matches(auto const& hello, IO const& io) {
        return !repeats_offered_session::matches(hello, io);
    }
};

/// The session that was offered is resumed: both go on with Finished under its master secret.
template <class Storage>
using basic_resuming_server_hello = choreography::when<basic_server_hello<Storage>, repeats_offered_session>;
using resuming_server_hello = basic_resuming_server_hello<wire::view>;

/// There is a full handshake, for a session of its own.
template <class Storage>
using basic_full_server_hello = choreography::when<basic_server_hello<Storage>, names_new_session>;
using full_server_hello = basic_full_server_hello<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
