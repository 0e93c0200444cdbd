// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_WITHIN_HPP
#define HANDFAST_NET_ASIO_DETAIL_WITHIN_HPP

#include <chrono>
#include <memory>
#include <utility>

#include <handfast/net/asio/library.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

/// Of `async_compose`: what `Start` starts, but cancelled after some time. It then ends with `timed_out`.
template <class Executor, class Start>
class within {
public:
    within(Executor executor, std::chrono::steady_clock::duration time, Start start)
        : executor_(std::move(executor)), time_(time), start_(std::move(start)) {}

    template <class Self>
    void operator()(Self& self) {
        self.reset_cancellation_state(asio::enable_partial_cancellation{});
        limit_ = std::make_shared<limit>(executor_);
        limit_->timer.expires_after(time_);
        auto const weak = std::weak_ptr<limit>{limit_};
        limit_->timer.async_wait(asio::bind_executor(self.get_executor(), [weak](asio_error_code error) {
            auto const it = weak.lock();
            if (error || !it) return;
            it->passed = true;
            it->cancel.emit(asio::cancellation_type::terminal);
        }));
        if (auto slot = self.get_cancellation_state().slot(); slot.is_connected()) {
            slot.assign([weak](asio::cancellation_type type) {
                if (auto const it = weak.lock()) it->cancel.emit(type);
            });
        }
        auto const slot = limit_->cancel.slot();
        auto const start = start_;  // the one in here moves with `self`
        start(asio::bind_cancellation_slot(slot, std::move(self)));
    }
    template <class Self>
    void operator()(Self& self, asio_error_code error) {
        limit_->timer.cancel();
        self.complete(limit_->passed && error == asio::error::operation_aborted ? asio::error::timed_out : error);
    }

private:
    struct limit {
        explicit limit(Executor const& executor) : timer(executor) {}
        asio::steady_timer timer;
        asio::cancellation_signal cancel{};
        bool passed = false;
    };

    Executor executor_;
    std::chrono::steady_clock::duration time_;
    Start start_;
    std::shared_ptr<limit> limit_{};
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

#endif
