// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_PACKET_HOST_HPP
#define HANDFAST_EXAMPLES_SUPPORT_PACKET_HOST_HPP

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <handfast/tcp/host.hpp>

#include "packet_link.hpp"
#include "packet_time.hpp"

namespace examples {

/// Our TCP at one end of a link, for threads that wait: a tcp::host with a clock and a thread of its own, which takes
/// the packets that come and answers them, whatever its users are busy with.
class packet_host {
public:
    using deadline = handfast::net::deadline;
    using error = handfast::net::error;

    packet_host(packet_link& link, handfast::tcp::ip_address address)
        : link_(link), host_(address), thread_([this](std::stop_token const& stop) { run(stop); }) {}

    [[nodiscard]] handfast::tcp::ip_address address() const { return host_.address(); }

    /// Calls `use(host)` now, and sends what comes of it.
    template <class Use>
    decltype(auto) with(Use use) {
        std::scoped_lock const guard{mutex_};
        sender const afterwards{*this};
        return use(host_);
    }

    /// Waits until `use(host)`, asked after each event, gives something, and gives that; the error `doing` where the
    /// deadline passes before, or the link fails.
    template <class Use>
    auto wait(std::string_view doing, deadline until, Use use)
        -> handfast::result<typename decltype(use(std::declval<handfast::tcp::host&>()))::value_type, error> {
        std::unique_lock guard{mutex_};
        for (;;) {
            if (auto got = use(host_)) {
                send();
                return *std::move(got);
            }
            if (trouble_) return handfast::fail(*trouble_);
            if (until.has_passed())
                return handfast::fail(
                    error{std::make_error_code(std::errc::timed_out), doing, to_text(host_.address()).view()});
            changed_.wait_for(guard, patience);
        }
    }

private:
    // How late a timer may be, and a deadline.
    static constexpr std::chrono::milliseconds patience{10};

    struct sender {
        packet_host& host;
        ~sender() { host.send(); }
    };

    void run(std::stop_token const& stop) {
        std::vector<std::uint8_t> packet(65'536);
        while (!stop.stop_requested()) {
            auto const size = link_.read_packet(packet, deadline::in(patience));
            std::scoped_lock const guard{mutex_};
            if (size) (void)host_.received(handfast::byte_view{packet}.first(*size), packet_time());
            else if (!size.error().deadline_passed()) trouble_ = size.error();
            send();
            changed_.notify_all();
            if (trouble_) return;
        }
    }

    // The lock is held.
    void send() {
        while (auto const packet = host_.next(packet_time())) {
            if (auto const sent = link_.write_packet(*packet, deadline::in(std::chrono::seconds{1})); !sent) {
                trouble_ = sent.error();
                return;
            }
        }
    }

    packet_link& link_;
    std::mutex mutex_;
    std::condition_variable changed_;
    handfast::tcp::host host_;
    std::optional<error> trouble_;
    std::jthread thread_;
};

}  // namespace examples

#endif
