// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_IP_PROTOCOL_HPP
#define HANDFAST_TCP_IP_PROTOCOL_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// What a packet of IP carries: the protocol of version 4, the next header of version 6.
enum class ip_protocol : std::uint8_t { icmp = 1, tcp = 6, udp = 17, icmpv6 = 58 };

[[nodiscard]] constexpr std::string_view to_string(ip_protocol value) noexcept {
    switch (value) {
        case ip_protocol::icmp: return "ICMP";
        case ip_protocol::tcp: return "TCP";
        case ip_protocol::udp: return "UDP";
        case ip_protocol::icmpv6: return "ICMPv6";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
