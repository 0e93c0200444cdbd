// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_KEY_LOG_HPP
#define HANDFAST_TLS_KEY_LOG_HPP

#include <string_view>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Where a connection's secrets are told to, so that a capture of it can be read (NSS key log format). Whoever
/// has the log can read everything: there is none unless the configuration names one. Called from whatever
/// thread runs the handshake; one log may serve many connections, so `log` must be safe to call at once.
class key_log {
public:
    /// `label` is "CLIENT_RANDOM" for TLS 1.2; `client_random` has 32 bytes and names the connection.
    virtual void log(std::string_view label, byte_view client_random, byte_view secret) noexcept = 0;

protected:
    ~key_log() = default;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
