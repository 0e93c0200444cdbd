// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_RETRANSMISSION_TIMER_HPP
#define HANDFAST_TCP_RETRANSMISSION_TIMER_HPP

#include <algorithm>
#include <chrono>
#include <optional>

#include <handfast/tcp/instant.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// When what is not acknowledged is sent again (RFC 6298).
class retransmission_timer {
public:
    using duration = instant::duration;
    static constexpr duration initial = std::chrono::seconds{1};    // (2.1)
    static constexpr duration greatest = std::chrono::seconds{60};  // (2.5)
    static constexpr duration granularity = std::chrono::milliseconds{1};

    /// `least`: (2.4) asks for a second, most kernels take 200 ms. One beyond `greatest` is the greatest as well.
    explicit retransmission_timer(duration least) noexcept : least_(least), greatest_(std::max(least, greatest)) {}

    /// How long the next wait is.
    [[nodiscard]] duration timeout() const noexcept { return timeout_; }

    /// From sending something, not sent twice (Karn's algorithm, §3), to its acknowledgment.
    void sample(duration round_trip) noexcept {
        if (!smoothed_) {
            smoothed_ = round_trip;  // (2.2)
            variation_ = round_trip / 2;
        } else {  // (2.3)
            auto const off = *smoothed_ > round_trip ? *smoothed_ - round_trip : round_trip - *smoothed_;
            variation_ = (3 * variation_ + off) / 4;
            smoothed_ = (7 * *smoothed_ + round_trip) / 8;
        }
        computed_ = std::clamp(*smoothed_ + std::max(granularity, 4 * variation_), least_, greatest_);
        timeout_ = computed_;
    }

    /// (5.5)
    void back_off() noexcept { timeout_ = std::min(2 * timeout_, greatest_); }

    /// Something new was acknowledged: the wait is again what round trips make it. Karn's algorithm would keep the
    /// longer one until the next sample; where all that is under way was sent before, and is sent again in order, that
    /// is long after the network has recovered. Kernels do as is done here.
    void recovered() noexcept { timeout_ = computed_; }

    /// (5.7): data does not wait less than 3 seconds where the SYN had to be sent again.
    void after_lost_syn() noexcept {
        if (!smoothed_) timeout_ = computed_ = std::max<duration>(std::chrono::seconds{3}, least_);
    }

    /// It expires after `timeout()` from now, whatever it did before.
    void start(instant now) noexcept { expires_ = now + timeout_; }
    /// It does not expire.
    void stop() noexcept { expires_.reset(); }
    /// Whether it was started and not stopped; it goes on when its time has come.
    [[nodiscard]] bool running() const noexcept { return expires_.has_value(); }
    /// When; nothing where it does not run.
    [[nodiscard]] std::optional<instant> expires() const noexcept { return expires_; }

private:
    duration least_, greatest_;
    duration computed_ = initial;
    duration timeout_ = initial;  // the same, or backed off
    duration variation_{};
    std::optional<duration> smoothed_{};
    std::optional<instant> expires_{};
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
