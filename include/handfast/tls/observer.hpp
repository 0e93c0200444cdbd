// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_OBSERVER_HPP
#define HANDFAST_TLS_OBSERVER_HPP

#include <cstdint>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/message/content_type.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Which way a message went.
enum class direction : std::uint8_t { sent, received };

/// One message as it is sent or received.
struct observed_message {
    direction way;
    content_type content;
    /// As the RFC writes it: "ClientHello", "ChangeCipherSpec"; for application data "application data".
    std::string_view name;
    /// The message in the clear, its handshake header counted; for application data too.
    byte_view bytes;
};

/// Is shown what happens in a connection, from within the calls that make it happen. For traces, logs and teaching: it
/// changes nothing, and is not to call the connection.
class observer {
public:
    /// Each message in the order of the protocol: a sent one before its bytes can be taken from the engine, a received
    /// one once it is known to be in its place.
    virtual void observe(observed_message const& message) noexcept = 0;
    /// Each event of the engine but `send`, before whoever asked for it has it: that the handshake is complete and what
    /// was agreed on, that the peer has closed, and how the connection ended.
    virtual void happened(event const&) noexcept {}

protected:
    ~observer() = default;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
