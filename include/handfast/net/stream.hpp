// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_STREAM_HPP
#define HANDFAST_NET_STREAM_HPP

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <cstddef>
#include <optional>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/address.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/detail/descriptor.hpp>
#include <handfast/net/error.hpp>
#include <handfast/net/tcp_facts.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// One TCP connection. Calls block until they are done or their deadline has passed; underneath, the
/// socket never blocks, so no call outlives its deadline. None raises SIGPIPE.
///
/// One thread may be in `read_some` while another is in `write_some`, and any thread may `cancel()`.
/// Not at the same time as anything else: `close()`, moving, destruction. Two readers, or two writers,
/// are the caller's to keep apart.
class stream {
public:
    using deadline = net::deadline;
    using error = net::error;

    /// Takes ownership of a connected socket and sets it up: non-blocking, without Nagle's delay
    /// (a handshake is a few small flights, each of which the peer waits for).
    [[nodiscard]] static stream adopt(int socket) noexcept { return stream{detail::descriptor{socket}}; }
    [[nodiscard]] static stream adopt(detail::descriptor socket) noexcept { return stream{std::move(socket)}; }

    /// Reads what has come, at most `into.size()` bytes (at least one), waiting for the first.
    /// 0 is the end of input: the peer has shut down its writing side.
    [[nodiscard]] result<std::size_t, error> read_some(byte_span into, net::deadline until = {}) {
        for (;;) {
            auto const count = ::recv(socket_.get(), into.data(), into.size(), 0);
            if (count >= 0) return static_cast<std::size_t>(count);
            if (auto const code = retry_when(POLLIN, until)) return failed_to("read from", code);
        }
    }

    /// Writes what the kernel will take of `from`, at least one byte unless `from` is empty.
    [[nodiscard]] result<std::size_t, error> write_some(byte_view from, net::deadline until = {}) {
        for (;;) {
            auto const count = ::send(socket_.get(), from.data(), from.size(), MSG_NOSIGNAL);
            if (count >= 0) return static_cast<std::size_t>(count);
            if (auto const code = retry_when(POLLOUT, until)) return failed_to("write to", code);
        }
    }

    /// Writes all of `from`.
    [[nodiscard]] result<void, error> write_all(byte_view from, net::deadline until = {}) {
        while (!from.empty()) {
            auto const count = write_some(from, until);
            if (!count) return fail(count.error());
            from = from.subspan(*count);
        }
        return {};
    }

    /// Half-close: tells the peer that nothing more comes from here. Reading goes on.
    [[nodiscard]] result<void, error> shutdown_write() {
        if (::shutdown(socket_.get(), SHUT_WR) != 0) return failed_to("end writing to", detail::last_error());
        return {};
    }

    /// Ends both directions at once: calls that wait in other threads return, reads with the end of
    /// input, writes with an error. The socket stays open until `close()`.
    void cancel() noexcept { ::shutdown(socket_.get(), SHUT_RDWR); }

    /// Gives the socket back to the system. If the peer's bytes are still unread here, the kernel resets
    /// the connection, and what was last written may be lost: see `drain`.
    void close() noexcept { socket_.close(); }

    [[nodiscard]] bool is_open() const noexcept { return static_cast<bool>(socket_); }
    [[nodiscard]] address local_address() const noexcept { return detail::address_of(socket_.get(), ::getsockname); }
    [[nodiscard]] address peer_address() const noexcept { return peer_; }
    /// What the kernel knows of the connection; nothing if this is no TCP socket.
    [[nodiscard]] std::optional<tcp_facts> tcp_info() const noexcept { return detail::facts_of(socket_.get()); }
    /// The socket, for an option or a poll of the caller's own; still owned here.
    [[nodiscard]] int native_handle() const noexcept { return socket_.get(); }

private:
    explicit stream(detail::descriptor socket) noexcept
        : socket_(std::move(socket)), peer_(detail::address_of(socket_.get(), ::getpeername)) {
        ::fcntl(socket_.get(), F_SETFL, ::fcntl(socket_.get(), F_GETFL) | O_NONBLOCK);
        int const on = 1;
        ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }

    /// After a call that returned -1: no error once it is worth calling again.
    [[nodiscard]] std::error_code retry_when(short ready, net::deadline until) const noexcept {
        if (errno == EINTR) return {};
        if (!detail::would_block()) return detail::last_error();
        return detail::wait(socket_.get(), ready, until);
    }

    [[nodiscard]] failed<error> failed_to(std::string_view doing, std::error_code code) const {
        return fail(error{code, doing, to_text(peer_)});
    }

    detail::descriptor socket_;
    address peer_;
};

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
