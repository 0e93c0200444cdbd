// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NET_LINKED_HOST_HPP
#define HANDFAST_TESTS_NET_LINKED_HOST_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include <handfast/net/host_loop.hpp>

namespace handfast_tests {

/// A link at whose other end is a host that has what was written to it at once.
struct linked_host {
    handfast::tcp::host peer{handfast::ip_address::v4(10, 9, 0, 2)};
    std::size_t written = 0;
    std::deque<std::vector<std::uint8_t>> before{};  // what is read first
    bool lost = false;                               // what is written
    std::optional<std::errc> trouble{};

    handfast::result<void, handfast::net::error> write_packet(handfast::byte_view packet, handfast::net::deadline) {
        if (trouble) return failed("write to");
        ++written;
        if (!lost) (void)peer.received(packet, handfast::net::now());
        return {};
    }
    handfast::result<std::size_t, handfast::net::error> read_packet(handfast::byte_span into,
                                                                    handfast::net::deadline until) {
        if (trouble) return failed("read from");
        if (!before.empty()) {
            std::ranges::copy(before.front(), into.begin());
            auto const size = before.front().size();
            before.pop_front();
            return size;
        }
        if (auto const packet = peer.next(handfast::net::now())) {
            std::ranges::copy(*packet, into.begin());
            return packet->size();
        }
        while (!until.has_passed()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
        return handfast::fail(handfast::net::error{std::make_error_code(std::errc::timed_out), "read from", "a test"});
    }

private:
    handfast::failed<handfast::net::error> failed(std::string_view doing) const {
        return handfast::fail(handfast::net::error{std::make_error_code(*trouble), doing, "a test"});
    }
};
static_assert(handfast::net::packet_link<linked_host>);

/// A host, and the loop between it and the link's.
struct linked_world {
    linked_host link{};
    handfast::tcp::host host{handfast::ip_address::v4(10, 9, 0, 1)};
    handfast::net::host_loop<linked_host> loop{host, link};
};

}  // namespace handfast_tests

#endif
