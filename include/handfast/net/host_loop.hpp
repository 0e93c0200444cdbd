// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_HOST_LOOP_HPP
#define HANDFAST_NET_HOST_LOOP_HPP

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/error.hpp>
#include <handfast/tcp/host.hpp>
#include <handfast/tcp/instant.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// What carries packets of IP, such as `net::tun`. Reading waits until the deadline at most, whose passing is the error
/// `std::errc::timed_out`.
template <class Link>
concept packet_link = requires(Link& link, byte_span into, byte_view packet, deadline until) {
    { link.read_packet(into, until) } -> std::same_as<result<std::size_t, error>>;
    { link.write_packet(packet, until) } -> std::same_as<result<void, error>>;
};

/// The time as `tcp` is told it.
[[nodiscard]] inline tcp::instant now() noexcept {
    return std::chrono::time_point_cast<tcp::instant::duration>(std::chrono::steady_clock::now());
}

/// Moves packets between a host and its link, in the time of the steady clock. For one thread; both must outlive it.
template <packet_link Link>
class host_loop {
public:
    host_loop(tcp::host& host, Link& link) : host_(host), link_(link), buffer_(65'536) {}

    /// The one that this moves.
    [[nodiscard]] tcp::host& host() noexcept { return host_; }

    /// Sends what the host has to send.
    [[nodiscard]] result<void, error> send(deadline until = {}) {
        while (auto const packet = host_.next(now()))
            if (auto const sent = link_.write_packet(*packet, until); !sent) return fail(sent.error());
        return {};
    }

    /// The same; waits for a packet, or until the host has to be asked again; takes the packet, and sends what that
    /// gives cause for. A packet that is not for this host is passed over. Fails where the link does, or with
    /// `std::errc::timed_out` where the deadline has passed, though a packet may have been taken.
    [[nodiscard]] result<void, error> run_once(deadline until = {}) {
        if (auto const sent = send(until); !sent) return sent;
        auto wait = until;
        bool hosts = false;
        if (auto const due = host_.deadline()) {
            // Rounded up: a wait that ends a moment before its time would be in vain.
            deadline::clock::time_point const at{*due + std::chrono::microseconds{1}};
            hosts = until.is_never() || at < until_of(until);
            if (hosts) wait = at;
        }
        auto const size = link_.read_packet(buffer_, wait);
        if (size) {
            (void)host_.received(byte_view{buffer_}.first(*size), now());
        } else if (!hosts || !size.error().deadline_passed()) {
            return fail(size.error());
        }
        if (auto const sent = send(until); !sent) return sent;
        // Packets that keep coming do not put it off.
        if (until.has_passed()) return fail(error{detail::deadline_passed(), "wait for", "the link"});
        return {};
    }

private:
    [[nodiscard]] static deadline::clock::time_point until_of(deadline until) noexcept {
        return deadline::clock::now() + std::chrono::milliseconds{until.milliseconds_left()};
    }

    tcp::host& host_;
    Link& link_;
    std::vector<std::uint8_t> buffer_;
};

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
