// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_STATE_HPP
#define HANDFAST_TCP_STATE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// The states of a connection, as RFC 9293 §3.3.2 has them. A connection does not keep one: it says in which it is from
/// what has been sent, acknowledged and received.
enum class state : std::uint8_t {
    listen,
    syn_sent,
    syn_received,
    established,
    fin_wait_1,
    fin_wait_2,
    close_wait,
    closing,
    last_ack,
    time_wait,
    closed,
};

/// As the RFC spells it: "SYN-SENT".
[[nodiscard]] constexpr std::string_view to_string(state s) noexcept {
    switch (s) {
        case state::listen: return "LISTEN";
        case state::syn_sent: return "SYN-SENT";
        case state::syn_received: return "SYN-RECEIVED";
        case state::established: return "ESTABLISHED";
        case state::fin_wait_1: return "FIN-WAIT-1";
        case state::fin_wait_2: return "FIN-WAIT-2";
        case state::close_wait: return "CLOSE-WAIT";
        case state::closing: return "CLOSING";
        case state::last_ack: return "LAST-ACK";
        case state::time_wait: return "TIME-WAIT";
        case state::closed: return "CLOSED";
    }
    return "";
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
