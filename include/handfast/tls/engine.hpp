// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_ENGINE_HPP
#define HANDFAST_TLS_ENGINE_HPP

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/choreography/connection.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/match.hpp>
#include <handfast/core/result.hpp>
#include <handfast/tls/buffers.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/event_range.hpp>
#include <handfast/tls/handshake/client_handler.hpp>
#include <handfast/tls/handshake/server_handler.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/message/server_hello_done.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/transport.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// One end of a TLS connection without any input or output of its own: bytes from the peer in, bytes for the peer
/// out, events. It owns no socket, thread or clock, and allocates nothing once it is constructed.
///
///     engine.received(bytes);                        // how many were taken
///     for (auto event : engine.events()) match(event, ...);
///
/// or, where sending can be partial, `next_event()` beside `to_send()` and `sent(n)`. Not for two threads at once.
/// Views in an event are good until the next one is asked for.
template <class Handler>
class basic_engine {
    using steps_type = std::remove_cvref_t<decltype(std::declval<Handler&>().steps())>;
    using key_schedule = typename steps_type::key_schedule;
    using connection_type = typename Handler::connection_type;

public:
    basic_engine(basic_engine const&) = delete;
    basic_engine& operator=(basic_engine const&) = delete;

    // Bytes from the peer.

    /// Takes bytes that came from the peer and gives how many it had room for: ask for events, then offer the rest.
    [[nodiscard]] std::size_t received(byte_view bytes) noexcept {
        auto const room = receive_space();
        auto const size = std::min(room.size(), bytes.size());
        if (size > 0) std::memcpy(room.data(), bytes.data(), size);
        received_in_place(size);
        return size;
    }

    /// The same without the copy: read into this, then say how much it was. Never empty while events have been
    /// asked for until there were none and the connection is not over.
    [[nodiscard]] byte_span receive_space() noexcept { return transport_.in().space(); }
    void received_in_place(std::size_t size) noexcept { transport_.in().received(size); }

    /// The peer's bytes have come to an end. Without a close_notify before it, that is an attack or an accident.
    void end_of_input() noexcept { end_of_input_ = true; }

    // Events.

    /// The next event but `send`; nothing when it takes more bytes from the peer, or a call here, to have one.
    [[nodiscard]] std::optional<event> next_event() {
        auto happened = advance();
        if (happened && observer_ != nullptr) observer_->happened(*happened);
        return happened;
    }

    /// The events there are, `send` among them, as a range to be walked once. Walking on from a `send` says that
    /// its bytes have been taken.
    [[nodiscard]] event_range<basic_engine> events() { return event_range<basic_engine>{*this}; }

    // Bytes for the peer.

    [[nodiscard]] byte_view to_send() const noexcept { return transport_.out().pending(); }
    /// The first `size` bytes of `to_send()` have been taken.
    void sent(std::size_t size) noexcept { transport_.out().sent(size); }

    /// Protects as much of `bytes` as the `out` buffer has room for and gives how much that was; 0 when it is full
    /// of bytes to send. An error before the handshake is complete and after `close()`.
    [[nodiscard]] result<std::size_t, error> write(byte_view bytes) {
        if (error_) return fail(*error_);
        if (!handler_.established()) return fail(error{.what = failure::not_established});
        if (!connection_.template may_send<application_data>())
            return fail(error{.what = failure::closed_by_us, .words = "nothing is written after close_notify"});
        std::size_t taken = 0;
        while (taken < bytes.size()) {
            auto const size = std::min(transport_.room_for_data(), bytes.size() - taken);
            if (size == 0) break;
            (void)connection_.send(application_data{.data = bytes.subspan(taken, size)});
            if (transport_.write_failed()) return fail(transport_.trouble());
            taken += size;
        }
        return taken;
    }

    /// Says close_notify: nothing more will be written. Before the handshake is complete, that ends it.
    void close() {
        if (error_) return;
        (void)connection_.send(close_notify{});
        if (!handler_.established()) error_ = error{.what = failure::closed_by_us};
        forget_if_over();
    }

    // What there is to know.

    [[nodiscard]] session_info const& session() const noexcept { return steps_.info(); }
    [[nodiscard]] bool is_established() const noexcept { return handler_.established(); }

    /// Keying material for the application, bound to this connection (RFC 5705): fills `out` from `label`, which
    /// the application registers or begins with "EXPERIMENTAL", and `context`, of 65,535 bytes at most. Refused
    /// without extended master secret, as RFC 7627 §5.4 demands.
    [[nodiscard]] result<void, error> export_keying_material(std::string_view label, std::optional<byte_view> context,
                                                             byte_span out) const {
        if (!handler_.established() || over_ || connection_.final())
            return fail(error{.what = failure::not_established});
        // What a master secret without it vouches for, a man in the middle can arrange (the triple handshake).
        if (!session().extended_master_secret) return fail(error{.what = failure::export_refused});
        if (context && context->size() > 0xffff)
            return fail(error{.what = failure::export_refused, .words = "the context is longer than 65,535 bytes"});
        if (is_reserved_label(label))
            return fail(error{.what = failure::export_refused, .words = "the label is one of TLS's own"});
        keys_.export_keying_material(label, context, out);
        return {};
    }

protected:
    template <class... Arguments>
    basic_engine(side ours, limits const& bounds, observer* watcher, buffers memory, Arguments&&... arguments)
        : keys_(ours), observer_(watcher), transport_(memory, bounds, keys_, watcher, ours == side::server),
          steps_(std::forward<Arguments>(arguments)..., keys_), handler_(steps_), connection_(start(memory, bounds)) {}

    ~basic_engine() = default;

private:
    [[nodiscard]] std::optional<event> advance() {
        if (over_) return std::nullopt;
        for (;;) {
            if (transport_.write_failed() && !error_ && !forgotten_) give_up(transport_.trouble());
            if (handler_.established() && !told_established_ && !error_) {
                told_established_ = true;
                return established{session()};
            }
            if (error_ || connection_.ended() || connection_.final()) return close_event();
            switch (connection_.feed(handler_)) {
                case choreography::progress::moved:
                    if (auto const bytes = handler_.take_data()) return data{*bytes};
                    if (handler_.take_peer_closed()) {
                        forget_if_over();
                        return peer_closed{};
                    }
                    if (handler_.trouble() && !error_) error_ = handler_.trouble();
                    break;
                case choreography::progress::refused:
                    give_up(error{.what = failure::unexpected_message, .words = transport_.pending_in_words()});
                    break;
                case choreography::progress::failed: give_up(transport_.trouble()); break;
                case choreography::progress::need_bytes:
                case choreography::progress::your_turn:
                    if (!end_of_input_ || !connection_.template may_receive<close_notify>()) return std::nullopt;
                    give_up(error{.what = handler_.established() ? failure::truncated : failure::closed_by_peer});
                    break;
                case choreography::progress::ended: break;
            }
        }
    }

    [[nodiscard]] connection_type start(buffers memory, limits const& bounds) {
        typename Handler::link_type const io{transport_};
        if (auto const trouble = before_start(memory, bounds)) {
            error_ = trouble;
            return connection_type{io, choreography::abandoned{}};
        }
        return connection_type{handler_.start(io)};
    }

    [[nodiscard]] std::optional<error> before_start(buffers memory, limits const& bounds) const {
        using cipher = typename steps_type::suite::cipher;
        if (!cipher::available()) return error{.what = failure::cipher_unavailable};
        if (memory.in.size() < in_buffer_size(bounds.handshake_message) || memory.out.size() < out_buffer_size)
            return error{.what = failure::buffer_too_small};
        return steps_.before_start();
    }

    /// The labels that TLS 1.2 uses itself; nobody may export under them (RFC 5705 §4).
    [[nodiscard]] static constexpr bool is_reserved_label(std::string_view label) noexcept {
        return label == "client finished" || label == "server finished" || label == "master secret" ||
               label == "key expansion" || label == "extended master secret";
    }

    /// Ends the connection for a reason, and tells the peer where there is an alert for it and a way to send it.
    void give_up(error why) {
        error_ = why;
        auto const alert = alert_for(why.what);
        if (!alert || !connection_.send(fatal_alert{*alert}) || transport_.write_failed()) return;
        error_->path = error::alert_path::sent;
        error_->alert = *alert;
    }

    [[nodiscard]] event close_event() {
        over_ = true;
        forget();
        return closed{error_ ? &*error_ : nullptr};
    }

    /// Where both have said close_notify there is nothing left to protect, whether the last event is asked for or not.
    void forget_if_over() {
        if (connection_.ended() || connection_.final()) forget();
    }
    void forget() {
        transport_.forget_keys();
        keys_.forget();
        forgotten_ = true;
    }

    key_schedule keys_;
    observer* observer_;
    transport<key_schedule> transport_;
    steps_type steps_;
    Handler handler_;
    std::optional<error> error_;
    connection_type connection_;
    bool end_of_input_ = false;
    bool told_established_ = false;
    bool forgotten_ = false;
    bool over_ = false;
};

/// The client's end. The memory of `buffers` must outlive it, and the configuration as `held_config` says; the name is
/// kept.
class client_engine : public basic_engine<client_handler> {
public:
    client_engine(held_config<client_config> config, x509::server_name const& name, buffers memory,
                  observer* watcher = nullptr)
        : basic_engine(side::client, config->policy().limits, watcher, memory, config, name) {}

    /// Bytes that `buffers::out` needs for a client of this configuration.
    [[nodiscard]] static std::size_t out_size_for(client_config const&) noexcept { return out_buffer_size; }
};

/// The server's end. The memory of `buffers` must outlive it, and the configuration as `held_config` says.
class server_engine : public basic_engine<server_handler> {
public:
    server_engine(held_config<server_config> config, buffers memory, observer* watcher = nullptr)
        : basic_engine(side::server, config->policy().limits, watcher, memory, config) {}

    /// Bytes that `buffers::out` needs for a server of this configuration: its first flight goes out in one piece.
    [[nodiscard]] static std::size_t out_size_for(server_config const& config) noexcept {
        // ServerHello with all that it may hold, ServerHelloDone, and the headers of Certificate and its entries.
        std::size_t flight = 0;
        for (auto const& identity : config.identities()) {
            std::size_t size = 1'024;
            for (auto const& der : identity.chain().der()) size += der.size() + 3;
            flight = std::max(flight, size);
        }
        flight += (flight / greatest_fragment + 1) * record_header_size;
        return std::max(flight, out_buffer_size);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
