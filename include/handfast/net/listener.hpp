// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_LISTENER_HPP
#define HANDFAST_NET_LISTENER_HPP

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include <handfast/net/connect.hpp>
#include <handfast/net/stream.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// A socket that waits for connections; made by `listen`.
class listener {
public:
    /// The next connection. Waits for one until the deadline; a peer that gave up in the queue is passed over.
    [[nodiscard]] result<stream, error> accept(deadline until = {}) {
        for (;;) {
            int const socket = ::accept4(socket_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (socket >= 0) return stream::adopt(socket);
            if (errno == EINTR || errno == ECONNABORTED) continue;
            auto const code = detail::would_block() ? detail::wait(socket_.get(), POLLIN, until) : detail::last_error();
            if (code) return fail(error{code, "accept a connection on", to_text(local_address())});
        }
    }

    /// Ends waiting: an `accept` in another thread, and every later one, returns an error.
    void cancel() noexcept { ::shutdown(socket_.get(), SHUT_RDWR); }
    void close() noexcept { socket_.close(); }

    /// The port that it listens on: the one the system picked, where 0 was asked for.
    [[nodiscard]] std::uint16_t port() const noexcept { return local_address().port(); }
    [[nodiscard]] address local_address() const noexcept { return detail::address_of(socket_.get(), ::getsockname); }
    /// The socket, for a poll of the caller's own; still owned here.
    [[nodiscard]] int native_handle() const noexcept { return socket_.get(); }

private:
    explicit listener(detail::descriptor socket) noexcept : socket_(std::move(socket)) {}
    friend result<listener, error> listen(std::string_view, int, int);

    detail::descriptor socket_;
};

/// Listens on a local address ("127.0.0.1", "::", "localhost": the first of its addresses that can be
/// had) and port; port 0 lets the system pick one. `backlog` connections may wait to be accepted.
[[nodiscard]] inline result<listener, error> listen(std::string_view host, int port, int backlog = SOMAXCONN) {
    auto const addresses = detail::resolve(host, port, AI_PASSIVE);
    if (!addresses) return fail(addresses.error());

    error last{{}, "listen on", host_and_port(host, port)};
    for (auto const* entry = addresses->get(); entry != nullptr; entry = entry->ai_next) {
        detail::descriptor socket{
            ::socket(entry->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, entry->ai_protocol)};
        int const on = 1;
        // Without it a restarted server would wait for the last one's connections to leave TIME-WAIT.
        if (socket) ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (socket && ::bind(socket.get(), entry->ai_addr, entry->ai_addrlen) == 0 &&
            ::listen(socket.get(), backlog) == 0)
            return listener{std::move(socket)};
        last.code = detail::last_error();
    }
    return fail(last);
}

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
