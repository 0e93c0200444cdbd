// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SESSION_INFO_HPP
#define HANDFAST_TLS_SESSION_INFO_HPP

#include <span>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/message/cipher_suite.hpp>
#include <handfast/tls/message/protocol_version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What both ends agreed on.
struct session_info {
    protocol_version version{};
    cipher_suite suite{};
    /// Whether the master secret is bound to the whole handshake (RFC 7627). Without it nothing is exported.
    bool extended_master_secret = false;
    /// The host name that the client asked for (RFC 6066 §3); empty where it did not, as for an address.
    std::string_view server_name{};
    /// What the connection is for (RFC 7301); empty where nothing was agreed on. The configuration's own characters.
    std::string_view application_protocol{};
    /// The certificates that the peer sent, in DER, its own first; empty on a server. They lie in the engine's
    /// `in` buffer for the life of the connection.
    std::span<byte_view const> peer_chain{};
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
