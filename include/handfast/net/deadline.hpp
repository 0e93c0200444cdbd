// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_DEADLINE_HPP
#define HANDFAST_NET_DEADLINE_HPP

#include <chrono>
#include <limits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// The moment after which a blocking call gives up, on the steady clock; by default there is none.
/// A moment rather than a span of time, so that a call made of many reads has one bound in all; a span that is given in
/// its place, `handshake(10s)`, is counted from there.
class deadline {
public:
    using clock = std::chrono::steady_clock;

    /// Never.
    constexpr deadline() noexcept = default;
    constexpr deadline(clock::time_point at) noexcept : at_(at) {}
    /// `duration` from now.
    template <class Rep, class Period>
    deadline(std::chrono::duration<Rep, Period> duration) noexcept
        : at_(clock::now() + std::chrono::ceil<clock::duration>(duration)) {}
    [[nodiscard]] static deadline in(clock::duration duration) noexcept { return duration; }

    [[nodiscard]] constexpr bool is_never() const noexcept { return at_ == clock::time_point::max(); }
    [[nodiscard]] bool has_passed() const noexcept { return !is_never() && clock::now() >= at_; }

    /// What is left, in whole milliseconds rounded up, as poll(2) takes it: 0 once passed, -1 for never.
    [[nodiscard]] int milliseconds_left() const noexcept {
        if (is_never()) return -1;
        auto const now = clock::now();
        if (now >= at_) return 0;
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(at_ - now).count();
        constexpr int most = std::numeric_limits<int>::max();
        return left < most ? static_cast<int>(left) : most;
    }

private:
    clock::time_point at_ = clock::time_point::max();
};

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
