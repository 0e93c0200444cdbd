// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_PACKET_STREAM_HPP
#define HANDFAST_EXAMPLES_SUPPORT_PACKET_STREAM_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <handfast/tcp/connection.hpp>

#include "packet_host.hpp"

namespace examples {

/// A connection of a packet_host as tls::client and tls::server want a stream: with the calls of net::stream.
class packet_stream {
public:
    using deadline = packet_host::deadline;
    using error = packet_host::error;

    /// Opens a connection.
    [[nodiscard]] static handfast::result<packet_stream, error> connect(packet_host& host, handfast::tcp::endpoint to,
                                                                        deadline until) {
        auto* const made = host.with([&](auto& h) { return h.connect(to, packet_time()); });
        if (made == nullptr) return failed_to("connect to", std::errc::address_not_available, to);
        packet_stream it{host, made};
        auto const open = it.wait("connect to", until, [](auto& c) { return some_if(c.was_established()); });
        if (!open) return handfast::fail(open.error());
        return it;
    }
    /// Takes the next connection to a port at which the host listens.
    [[nodiscard]] static handfast::result<packet_stream, error> accept(packet_host& host, std::uint16_t port,
                                                                       deadline until) {
        auto const made = host.wait("accept a connection at", until, [&](auto& h) {
            auto* const c = h.accept(port);
            return c == nullptr ? std::nullopt : std::optional{c};
        });
        if (!made) return handfast::fail(made.error());
        return packet_stream{host, *made};
    }

    packet_stream(packet_stream&& from) noexcept
        : host_(from.host_), connection_(std::exchange(from.connection_, nullptr)) {}
    packet_stream& operator=(packet_stream&& from) noexcept {
        std::swap(host_, from.host_);
        std::swap(connection_, from.connection_);
        return *this;
    }
    /// What was not closed is aborted.
    ~packet_stream() {
        if (connection_ != nullptr) host_->with([&](auto&) { connection_->abort(); });
        release();
    }

    handfast::result<std::size_t, error> read_some(handfast::byte_span into, deadline until) {
        return wait("read from", until, [&](auto& c) {
            auto const size = c.read(into);
            return size > 0 || c.at_end() ? std::optional{size} : std::nullopt;
        });
    }
    handfast::result<std::size_t, error> write_some(handfast::byte_view from, deadline until) {
        return wait("write to", until, [&](auto& c) {
            auto const size = c.write(from);
            return size > 0 || from.empty() ? std::optional{size} : std::nullopt;
        });
    }
    handfast::result<void, error> shutdown_write() {
        host_->with([&](auto&) { connection_->close(); });
        return {};
    }
    /// Waits until the peer has closed, too, so that nothing is under way any more; after a while it is aborted.
    void close() {
        using handfast::tcp::state;
        if (connection_ == nullptr) return;
        (void)shutdown_write();
        auto const over = wait("close", deadline::in(std::chrono::seconds{5}),
                               [](auto& c) { return some_if(is_over(c) || c.state() == state::time_wait); });
        if (over) release();
    }

private:
    packet_stream(packet_host& host, handfast::tcp::connection* connection) noexcept
        : host_(&host), connection_(connection) {}

    static std::optional<bool> some_if(bool it) { return it ? std::optional{true} : std::nullopt; }
    static bool is_over(handfast::tcp::connection const& c) { return c.state() == handfast::tcp::state::closed; }

    static handfast::failed<error> failed_to(std::string_view doing, std::errc why, handfast::tcp::endpoint peer) {
        return handfast::fail(error{{static_cast<int>(why), std::system_category()},
                                    doing,
                                    handfast::net::host_and_port(to_text(peer.address).view(), peer.port)});
    }
    static std::errc reason(std::optional<handfast::tcp::failure> why) {
        using handfast::tcp::failure;
        if (why == failure::refused) return std::errc::connection_refused;
        if (why == failure::reset) return std::errc::connection_reset;
        if (why == failure::timed_out) return std::errc::timed_out;
        return std::errc::connection_aborted;
    }

    // Until `use(connection)` gives something; where it does not and the connection is over, that is an error.
    template <class Use>
    auto wait(std::string_view doing, deadline until, Use use)
        -> handfast::result<typename decltype(use(std::declval<handfast::tcp::connection&>()))::value_type, error> {
        std::optional<handfast::tcp::failure> why;
        auto const got = host_->wait(doing, until, [&](auto&) {
            auto value = use(*connection_);
            why = connection_->failure();
            return value || is_over(*connection_) ? std::make_optional(value) : std::nullopt;
        });
        if (!got) return handfast::fail(got.error());
        if (!*got) return failed_to(doing, reason(why), connection_->remote());
        return **got;
    }

    void release() {
        if (auto* const it = std::exchange(connection_, nullptr)) host_->with([&](auto& h) { h.release(*it); });
    }

    packet_host* host_;
    handfast::tcp::connection* connection_;
};

}  // namespace examples

#endif
