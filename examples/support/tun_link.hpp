// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_TUN_LINK_HPP
#define HANDFAST_EXAMPLES_SUPPORT_TUN_LINK_HPP

#include <cstddef>
#include <utility>

#include <handfast/net/tun.hpp>

#include "packet_log.hpp"

namespace examples {

/// The end of a TUN device that is ours; at the other is the kernel. The log is shown what goes either way.
class tun_link {
public:
    using deadline = handfast::net::deadline;
    using error = handfast::net::error;

    tun_link(handfast::net::tun device, packet_log& log) : device_(std::move(device)), log_(log) {}

    handfast::result<std::size_t, error> read_packet(handfast::byte_span into, deadline until) {
        auto const size = device_.read_packet(into, until);
        if (size) log_.saw(into.first(*size));
        return size;
    }
    /// It is in the log before the kernel can answer.
    handfast::result<void, error> write_packet(handfast::byte_view packet, deadline until) {
        log_.saw(packet);
        return device_.write_packet(packet, until);
    }

private:
    handfast::net::tun device_;
    packet_log& log_;
};

}  // namespace examples

#endif
