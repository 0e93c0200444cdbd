// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_TCP_STREAM_HPP
#define HANDFAST_NET_TCP_STREAM_HPP

#include <cstddef>
#include <string_view>
#include <system_error>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/error.hpp>
#include <handfast/net/host_loop.hpp>
#include <handfast/tcp/connection.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// A connection of `tcp::host` as a blocking stream, over which `tls::client` and `tls::server` run as over
/// `net::stream`. While a call waits, all of the host's connections go on; between calls nothing does. For one thread.
template <packet_link Link>
class tcp_stream {
public:
    /// `connection` is one of the loop's host's, and is released with this.
    tcp_stream(host_loop<Link>& loop, tcp::connection& connection) noexcept : loop_(&loop), connection_(&connection) {}
    tcp_stream(tcp_stream&& other) noexcept
        : loop_(other.loop_), connection_(std::exchange(other.connection_, nullptr)) {}
    tcp_stream& operator=(tcp_stream&& other) noexcept {
        std::swap(loop_, other.loop_);
        std::swap(connection_, other.connection_);
        return *this;
    }
    tcp_stream(tcp_stream const&) = delete;
    tcp_stream& operator=(tcp_stream const&) = delete;
    ~tcp_stream() { close(); }

    /// Active OPEN, and what follows until it is established.
    [[nodiscard]] static result<tcp_stream, error> connect(host_loop<Link>& loop, tcp::endpoint remote,
                                                           deadline until = {}) {
        auto* const made = loop.host().connect(remote, now());
        if (made == nullptr) return fail(why(std::errc::address_not_available, "connect from"));
        tcp_stream stream{loop, *made};
        auto const done = stream.wait(until, "connect to", [&] { return made->was_established(); });
        if (!done) return fail(done.error());
        return stream;
    }
    /// The next connection that comes to `port`, where the host listens.
    [[nodiscard]] static result<tcp_stream, error> accept(host_loop<Link>& loop, std::uint16_t port,
                                                          deadline until = {}) {
        for (result<void, error> ran{};;) {
            if (auto* const made = loop.host().accept(port)) return tcp_stream{loop, *made};
            if (!ran) return fail(ran.error());
            ran = loop.run_once(until);
        }
    }

    /// At least one octet, or 0 where the peer has closed. Trouble of the link behind that is told by a later call.
    [[nodiscard]] result<std::size_t, error> read_some(byte_span into, deadline until = {}) {
        auto const ready = wait(until, "read from",
                                [&] { return connection_->readable() > 0 || connection_->at_end(); });
        if (!ready) return fail(ready.error());
        auto const count = connection_->read(into);
        (void)loop_->send(until);  // what was read is gone from the connection, and must not be lost
        return count;
    }
    /// At least one octet of `from`, unless that is empty: it is the connection's to send. `std::errc::broken_pipe`
    /// after `shutdown_write`. Trouble of the link behind that is told by a later call.
    [[nodiscard]] result<std::size_t, error> write_some(byte_view from, deadline until = {}) {
        auto const ready = wait(until, "write to", [&] {
            return from.empty() || connection_->writable() > 0 || connection_->is_closing();
        });
        if (!ready) return fail(ready.error());
        if (connection_->is_closing()) return fail(why(std::errc::broken_pipe, "write to"));
        auto const count = connection_->write(from);
        (void)loop_->send(until);  // it would be written twice
        return count;
    }
    /// FIN behind what was written; reading goes on.
    [[nodiscard]] result<void, error> shutdown_write() {
        if (connection_ == nullptr) return {};
        connection_->close();
        return loop_->send();
    }
    /// The same, and the host goes on with it alone, as long as its loop runs.
    void close() noexcept {
        if (connection_ == nullptr) return;
        loop_->host().release(*connection_);
        (void)loop_->send();
        connection_ = nullptr;
    }

    /// The same, but waits until the peer has acknowledged all that was written and has closed as well, so that nothing
    /// is under way any more; fails where it does not.
    [[nodiscard]] result<void, error> linger(deadline until = {}) {
        if (auto const sent = shutdown_write(); !sent) return sent;
        if (connection_ == nullptr) return {};
        auto const over = wait(until, "close the connection to", [&] {
            auto const at = connection_->state();
            return !connection_->failure() && (at == tcp::state::time_wait || at == tcp::state::closed);
        });
        close();
        return over;
    }

    /// Whether there is a connection: neither `close` nor `linger` was called, nor was it moved from.
    [[nodiscard]] bool is_open() const noexcept { return connection_ != nullptr; }
    /// Null once it is closed.
    [[nodiscard]] tcp::connection const* connection() const noexcept { return connection_; }

private:
    template <class Ready>
    [[nodiscard]] result<void, error> wait(deadline until, std::string_view doing, Ready ready) {
        for (result<void, error> ran{};;) {
            if (connection_ == nullptr) return fail(why(std::errc::not_connected, doing));
            if (ready()) return {};
            if (auto const failed = connection_->failure()) return fail(why(code_of(*failed), doing));
            if (connection_->state() == tcp::state::closed) return fail(why(std::errc::broken_pipe, doing));
            if (!ran) return ran;
            ran = loop_->run_once(until);
        }
    }
    [[nodiscard]] static std::errc code_of(tcp::failure f) noexcept {
        switch (f) {
            case tcp::failure::refused: return std::errc::connection_refused;
            case tcp::failure::reset: return std::errc::connection_reset;
            // Not the caller's deadline, but the peer's silence.
            case tcp::failure::timed_out: return std::errc::host_unreachable;
            case tcp::failure::aborted: return std::errc::connection_aborted;
        }
        return std::errc::io_error;
    }
    [[nodiscard]] static error why(std::errc code, std::string_view doing) {
        return error{std::make_error_code(code), doing, "the peer"};
    }

    host_loop<Link>* loop_;
    tcp::connection* connection_;
};

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
