// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_MEMORY_LINK_HPP
#define HANDFAST_EXAMPLES_SUPPORT_MEMORY_LINK_HPP

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <system_error>

#include <handfast/net/host_loop.hpp>
#include <handfast/tcp/simulated_link.hpp>

#include "packet_log.hpp"

namespace examples {

/// A link in memory that loses nothing, between two ends in threads of their own. The log is shown what is sent.
class memory_link {
public:
    using deadline = handfast::net::deadline;
    using error = handfast::net::error;

    class end {
    public:
        end(memory_link& link, handfast::tcp::link_end which) : link_(link), which_(which) {}

        handfast::result<std::size_t, error> read_packet(handfast::byte_span into, deadline until) {
            std::unique_lock guard{link_.mutex_};
            for (;;) {
                if (auto const packet = link_.packets_.take(which_, handfast::net::now())) {
                    auto const size = std::min(packet->size(), into.size());
                    std::copy_n(packet->begin(), size, into.begin());
                    return size;
                }
                if (until.has_passed())
                    return handfast::fail(error{std::make_error_code(std::errc::timed_out), "read from", "memory"});
                link_.changed_.wait_for(guard, std::chrono::milliseconds{1});
            }
        }
        handfast::result<void, error> write_packet(handfast::byte_view packet, deadline) {
            std::scoped_lock const guard{link_.mutex_};
            link_.log_.saw(packet);
            link_.packets_.put(which_, packet, handfast::net::now());
            link_.changed_.notify_all();
            return {};
        }

    private:
        memory_link& link_;
        handfast::tcp::link_end which_;
    };

    explicit memory_link(packet_log& log) : log_(log) {}

    [[nodiscard]] end& left() noexcept { return left_; }
    [[nodiscard]] end& right() noexcept { return right_; }

private:
    packet_log& log_;
    std::mutex mutex_;
    std::condition_variable changed_;
    handfast::tcp::simulated_link packets_{{}, 0};
    end left_{*this, handfast::tcp::link_end::left};
    end right_{*this, handfast::tcp::link_end::right};
};

}  // namespace examples

#endif
