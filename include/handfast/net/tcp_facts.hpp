// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_TCP_FACTS_HPP
#define HANDFAST_NET_TCP_FACTS_HPP

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// The states of a TCP connection (RFC 9293 §3.3.2), numbered as the kernel numbers them.
enum class tcp_state : std::uint8_t {
    established = 1,
    syn_sent,
    syn_received,
    fin_wait_1,
    fin_wait_2,
    time_wait,
    closed,
    close_wait,
    last_ack,
    listen,
    closing,
};

/// The RFC's spelling: "ESTABLISHED", "SYN-SENT"; empty for a number without a name.
[[nodiscard]] constexpr std::string_view to_string(tcp_state state) noexcept {
    switch (state) {
        case tcp_state::established: return "ESTABLISHED";
        case tcp_state::syn_sent: return "SYN-SENT";
        case tcp_state::syn_received: return "SYN-RECEIVED";
        case tcp_state::fin_wait_1: return "FIN-WAIT-1";
        case tcp_state::fin_wait_2: return "FIN-WAIT-2";
        case tcp_state::time_wait: return "TIME-WAIT";
        case tcp_state::closed: return "CLOSED";
        case tcp_state::close_wait: return "CLOSE-WAIT";
        case tcp_state::last_ack: return "LAST-ACK";
        case tcp_state::listen: return "LISTEN";
        case tcp_state::closing: return "CLOSING";
    }
    return {};
}

/// What the kernel knows about a connection (the socket option TCP_INFO).
struct tcp_facts {
    tcp_state state;
    std::uint32_t retransmits;             ///< segments sent again since the connection began
    std::chrono::microseconds round_trip;  ///< smoothed round-trip time (RFC 6298)
    std::uint32_t segment_size;            ///< bytes of data that a segment sent may carry
};

namespace detail {

[[nodiscard]] inline std::optional<tcp_facts> facts_of(int descriptor) noexcept {
    ::tcp_info info{};
    ::socklen_t size = sizeof info;
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return std::nullopt;
    return tcp_facts{static_cast<tcp_state>(info.tcpi_state), info.tcpi_total_retrans,
                     std::chrono::microseconds{info.tcpi_rtt}, info.tcpi_snd_mss};
}

}  // namespace detail
}  // namespace handfast::inline HANDFAST_ABI::net

#endif
