// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_DETAIL_DESCRIPTOR_HPP
#define HANDFAST_NET_DETAIL_DESCRIPTOR_HPP

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include <handfast/net/deadline.hpp>
#include <handfast/net/error.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail {

/// A file descriptor with one owner, closed when the owner dies.
class descriptor {
public:
    descriptor() noexcept = default;
    explicit descriptor(int value) noexcept : value_(value) {}
    descriptor(descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        if (this != &other) {
            close();
            value_ = std::exchange(other.value_, -1);
        }
        return *this;
    }
    ~descriptor() { close(); }

    [[nodiscard]] int get() const noexcept { return value_; }
    [[nodiscard]] explicit operator bool() const noexcept { return value_ >= 0; }

    void close() noexcept {
        // Not repeated on EINTR: Linux has closed it by then, and the number may be another's already.
        if (value_ >= 0) ::close(std::exchange(value_, -1));
    }

private:
    int value_ = -1;
};

/// Waits until `descriptor` is ready for `events` (POLLIN, POLLOUT), has failed, or `until` has passed.
[[nodiscard]] inline std::error_code wait(int descriptor, short events, deadline until) noexcept {
    for (;;) {
        ::pollfd entry{descriptor, events, 0};
        int const ready = ::poll(&entry, 1, until.milliseconds_left());
        if (ready > 0) return {};
        if (ready == 0 && until.has_passed()) return deadline_passed();
        if (ready < 0 && errno != EINTR) return last_error();
    }
}

[[nodiscard]] inline bool would_block() noexcept { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace handfast::inline HANDFAST_ABI::net::detail

#endif
