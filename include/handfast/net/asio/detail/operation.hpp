// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_OPERATION_HPP
#define HANDFAST_NET_ASIO_DETAIL_OPERATION_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/net/asio/detail/conversation.hpp>
#include <handfast/net/asio/detail/steps.hpp>
#include <handfast/net/asio/library.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

/// Takes a step to its end, waiting in the calls of the next layer. Where an operation is at work there, it fails.
template <class NextLayer, class Step>
void run(NextLayer& next_layer, conversation& talk, Step& step) {
    if constexpr (requires { Step::takes_at_once; }) {
        if (talk.writing.is_busy()) {
            step.failed(need::to_write, asio::error::already_started);
            return;
        }
    }
    for (;;) {
        auto const wanted = step.next(talk);
        if (wanted == need::nothing) return;
        asio_error_code error;
        if ((wanted == need::to_read ? talk.reading : talk.writing).is_busy()) {
            error = asio::error::already_started;
        } else if (wanted == need::to_read) {
            auto const count = next_layer.read_some(talk.input_space(), error);
            error = talk.received(count, error);
        } else {
            talk.sent(next_layer.write_some(talk.output(), error));
        }
        if (error && !step.failed(wanted, error)) return;
    }
}

/// The same as the implementation of `async_compose`.
template <class NextLayer, class Step>
class operation {
public:
    operation(NextLayer& next_layer, conversation& talk, Step step)
        : next_layer_(next_layer), talk_(talk), step_(std::move(step)) {}

    template <class Self>
    void operator()(Self& self, asio_error_code error = {}, std::size_t count = 0) {
        auto const was = std::exchange(at_, state::under_way);
        switch (was) {
            case state::starting: self.reset_cancellation_state(typename Step::cancellable{}); break;
            case state::reading:
                error = talk_.received(count, error);
                talk_.reading.leave();
                if (error && !step_.failed(need::to_read, error)) return step_.complete(self);
                break;
            case state::writing:
                talk_.sent(count);
                talk_.writing.leave();
                if (error && !step_.failed(need::to_write, error)) return step_.complete(self);
                break;
            case state::ending: return step_.complete(self);
            case state::waiting:
            case state::under_way: break;
        }
        auto const wanted = step_.next(talk_);
        if (was == state::starting) {
            // Nothing completes within the call that starts it.
            if (wanted == need::nothing) return post(self);
        } else if (wanted == need::nothing) {
            return step_.complete(self);
        } else if (self.get_cancellation_state().cancelled() != asio::cancellation_type::none) {
            step_.failed(wanted, asio::error::operation_aborted);
            return step_.complete(self);
        }
        auto& way = wanted == need::to_read ? talk_.reading : talk_.writing;
        if (!way.enter()) {
            at_ = state::waiting;
            way.async_wait(std::move(self));
        } else if (wanted == need::to_read) {
            at_ = state::reading;
            next_layer_.async_read_some(talk_.input_space(), std::move(self));
        } else {
            at_ = state::writing;
            next_layer_.async_write_some(talk_.output(), std::move(self));
        }
    }

private:
    enum class state : std::uint8_t { starting, under_way, waiting, reading, writing, ending };

    template <class Self>
    void post(Self& self) {
        at_ = state::ending;
        asio::post(next_layer_.get_executor(), std::move(self));
    }

    NextLayer& next_layer_;
    conversation& talk_;
    Step step_;
    state at_ = state::starting;
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

#endif
