// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_GATE_HPP
#define HANDFAST_NET_ASIO_DETAIL_GATE_HPP

#include <utility>

#include <handfast/net/asio/library.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

/// One direction of the next layer: a single operation at a time uses it, others wait until it is free.
class gate {
public:
    template <class Executor>
    explicit gate(Executor const& executor) : free_(executor, asio::steady_timer::time_point::max()) {}

    [[nodiscard]] bool is_busy() const noexcept { return busy_; }
    /// False where somebody else is within.
    [[nodiscard]] bool enter() noexcept { return !std::exchange(busy_, true); }
    void leave() {
        busy_ = false;
        if (std::exchange(waited_for_, false)) free_.cancel();
    }
    /// Calls `handler` when whoever is within has left: with an error code that means nothing.
    template <class Handler>
    void async_wait(Handler&& handler) {
        waited_for_ = true;
        free_.async_wait(std::forward<Handler>(handler));
    }

private:
    asio::steady_timer free_;
    bool busy_ = false;
    bool waited_for_ = false;
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

#endif
