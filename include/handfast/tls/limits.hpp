// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_LIMITS_HPP
#define HANDFAST_TLS_LIMITS_HPP

#include <cstddef>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// How much of each thing a peer may make us take. What goes past a limit ends the connection with an alert.
struct limits {
    /// Bytes of the largest handshake message, its header not counted. A Certificate message with a chain
    /// of several large certificates is what needs room.
    std::size_t handshake_message = 32 * 1024;
    /// Handshake messages with no data between them: those of the handshake, and HelloRequests at any time.
    std::size_t handshake_messages = 32;
    /// Certificates in a chain.
    std::size_t certificates = 10;
    /// Certificates on a path from the peer's own to an anchor, both counted.
    std::size_t certificate_path = 8;
    /// Signatures checked in the search for that path.
    std::size_t signature_checks = 16;
    /// Extensions in a hello.
    std::size_t extensions = 64;
    /// Records in a row that carry nothing: empty application data is legal (RFC 5246 §6.2.1) and free to send.
    std::size_t empty_records = 16;
    /// Warning alerts with no data between them.
    std::size_t warnings = 8;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
