// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_CONNECTION_OPTIONS_HPP
#define HANDFAST_TCP_CONNECTION_OPTIONS_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>

#include <handfast/tcp/instant.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// Segments are never shorter than this for want of room, whatever is asked for.
inline constexpr std::uint16_t least_segment_size = 64;

/// What a connection may take, and how long it waits.
struct connection_options {
    /// Octets written and not acknowledged yet; octets received and not read yet. Each is rounded up to a power of two;
    /// together with one segment they are all the memory that a connection takes.
    std::size_t send_buffer = 64 * 1024;
    std::size_t receive_buffer = 64 * 1024;
    /// Octets of data in one segment, at most: what the link carries, less 40 for IPv4 and 60 for IPv6. Less than
    /// `least_segment_size` counts as that, and more than a packet can carry as what it can.
    std::uint16_t maximum_segment_size = 1460;
    /// Of the retransmission timer (RFC 6298 (2.4)).
    instant::duration least_timeout = std::chrono::seconds{1};
    /// How long what was sent may go unanswered: R2 of RFC 9293 §3.8.3. The opening has its own deadline.
    instant::duration give_up_after = std::chrono::seconds{100};
    /// MSL, of which TIME-WAIT takes two (§3.4.2).
    instant::duration segment_lifetime = std::chrono::minutes{2};
    /// After so long a silence the peer is asked whether it is there, five times in all (§3.8.4); 0: never, as the RFC
    /// wants it by default.
    instant::duration keep_alive{};
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
