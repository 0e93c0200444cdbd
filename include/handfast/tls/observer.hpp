// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_OBSERVER_HPP
#define HANDFAST_TLS_OBSERVER_HPP

#include <cstdint>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/message/content_type.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

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

/// Is shown each message of a connection in the order of the protocol: a sent one before its bytes can be taken
/// from the engine, a received one once it is known to be in its place. For traces and teaching.
class observer {
public:
    virtual void observe(observed_message const& message) noexcept = 0;

protected:
    ~observer() = default;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
