// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EVENT_HPP
#define HANDFAST_TLS_EVENT_HPP

#include <variant>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/session_info.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Bytes for the peer. All of them are to be sent, in this order, before the next event is asked for.
struct send {
    byte_view bytes;
};

/// The handshake is complete; from now on there is data.
struct established {
    session_info session;
};

/// Data from the peer, good until the next event is asked for.
struct data {
    byte_view bytes;
};

/// The peer has said that it will send nothing more (close_notify). It may still be sent to.
struct peer_closed {};

/// The connection is over. The last event there is.
struct closed {
    /// Null where both ends have said close_notify; else what went wrong. Lives as long as the engine.
    tls::error const* error;

    [[nodiscard]] bool clean() const noexcept { return error == nullptr; }
};

/// What an engine has to say.
using event = std::variant<send, established, data, peer_closed, closed>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
