// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_STREAM_HPP
#define HANDFAST_NET_ASIO_STREAM_HPP

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/asio/detail/conversation.hpp>
#include <handfast/net/asio/detail/lowest_layer.hpp>
#include <handfast/net/asio/detail/operation.hpp>
#include <handfast/net/asio/detail/steps.hpp>
#include <handfast/net/asio/detail/within.hpp>
#include <handfast/net/asio/library.hpp>
#include <handfast/tls/client_config.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/session_info.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI {

/// TLS over a stream of Asio's (`NextLayer`: a socket, say, or a reference to one), used as `boost::asio::ssl::stream`.
///
///     asio_stream<tcp::socket> stream{std::move(socket), config, server_name{"localhost"}};
///     co_await stream.async_handshake(use_awaitable);
///
/// Like a socket it is for one thread, or one strand, at a time. Of asynchronous operations, one read and one write
/// may be outstanding together, or a read and a shutdown; not a handshake with another. It must live, where it is,
/// until they have completed. Errors are the next layer's, or those of TLS (`tls::failure`, which is a code, and
/// `tls::errc`), or on reading `eof` for the peer's close_notify, and only for that: an end without it is
/// `failure::truncated`.
///
/// Any operation can be cancelled by its slot, where the next layer's can, and none leaves the stream unusable: bytes
/// that have come are kept for the next one, bytes that have not gone yet go before others. So a handshake or a
/// shutdown that was cancelled goes on when it is started again. Of a write, what counts as transferred will be sent
/// with the next one (of no bytes, if need be) and must not be given again.
template <class NextLayer>
class asio_stream {
public:
    using next_layer_type = std::remove_reference_t<NextLayer>;
    using lowest_layer_type = typename detail::lowest_layer<next_layer_type>::type;
    using executor_type = typename next_layer_type::executor_type;

    /// A client's end. The next layer is made from `next`, and connected before the handshake. For how long there
    /// must be a configuration, `held_config` says; `watcher`, if there is one, must outlive the stream.
    template <class Next>
    asio_stream(Next&& next, tls::held_config<tls::client_config> config, x509::server_name const& name,
                tls::observer* watcher = nullptr)
        : next_layer_(std::forward<Next>(next)),
          talk_(converse(tls::make_connection_end<tls::client_engine>(std::move(config), watcher, name))) {}

    /// A server's end.
    template <class Next>
    asio_stream(Next&& next, tls::held_config<tls::server_config> config, tls::observer* watcher = nullptr)
        : next_layer_(std::forward<Next>(next)),
          talk_(converse(tls::make_connection_end<tls::server_engine>(std::move(config), watcher))) {}

    [[nodiscard]] executor_type get_executor() noexcept { return next_layer_.get_executor(); }
    [[nodiscard]] next_layer_type& next_layer() noexcept { return next_layer_; }
    [[nodiscard]] next_layer_type const& next_layer() const noexcept { return next_layer_; }
    [[nodiscard]] lowest_layer_type& lowest_layer() noexcept {
        return detail::lowest_layer<next_layer_type>::of(next_layer_);
    }
    [[nodiscard]] lowest_layer_type const& lowest_layer() const noexcept {
        return detail::lowest_layer<next_layer_type const>::of(next_layer());
    }

    /// What was agreed on; meaningful once the handshake has succeeded.
    [[nodiscard]] tls::session_info const& session() const noexcept { return talk_->end().session(); }
    /// How the session of TLS ended that did not end well, with its words and its alert (`describe`).
    [[nodiscard]] std::optional<tls::error> const& last_error() const noexcept { return talk_->error(); }
    /// See `tls::basic_engine::export_keying_material`.
    [[nodiscard]] result<void, tls::error> export_keying_material(std::string_view label,
                                                                  std::optional<byte_view> context,
                                                                  byte_span out) const {
        return talk_->end().export_keying_material(label, context, out);
    }

    // The overloads without an `error` throw the code as a `system_error`.

    /// Runs the handshake to its end. Where it fails, the peer has been sent the alert that says why.
    void handshake(asio_error_code& error) { error = run(detail::handshake_step{}).error(); }
    void handshake() { throw_if(run(detail::handshake_step{}).error()); }
    /// `void(error_code)`.
    template <class Token = asio::default_completion_token_t<executor_type>>
    auto async_handshake(Token&& token = asio::default_completion_token_t<executor_type>()) {
        return start<void(asio_error_code), Token>(detail::handshake_step{}, token);
    }
    /// The same, `timed_out` where it takes longer than `longest`.
    template <class Rep, class Period, class Token = asio::default_completion_token_t<executor_type>>
    auto async_handshake(std::chrono::duration<Rep, Period> longest,
                         Token&& token = asio::default_completion_token_t<executor_type>()) {
        return start_within<Token>(longest, [this](auto handler) { this->async_handshake(std::move(handler)); }, token);
    }

    /// Reads data that has come, waiting for the first; gives how many bytes. `eof` once the peer said close_notify.
    template <class MutableBuffers>
    std::size_t read_some(MutableBuffers const& into, asio_error_code& error) {
        auto const done = run(detail::read_step<MutableBuffers>{into});
        error = done.error();
        return done.count();
    }
    template <class MutableBuffers>
    std::size_t read_some(MutableBuffers const& into) {
        auto const done = run(detail::read_step<MutableBuffers>{into});
        throw_if(done.error());
        return done.count();
    }
    /// `void(error_code, std::size_t)`.
    template <class MutableBuffers, class Token = asio::default_completion_token_t<executor_type>>
    auto async_read_some(MutableBuffers const& into,
                         Token&& token = asio::default_completion_token_t<executor_type>()) {
        return start<void(asio_error_code, std::size_t), Token>(detail::read_step<MutableBuffers>{into}, token);
    }

    /// Writes some of `from`, as one record where it is no more than fits into one; gives how many bytes.
    template <class ConstBuffers>
    std::size_t write_some(ConstBuffers const& from, asio_error_code& error) {
        auto const done = run(detail::write_step<ConstBuffers>{from});
        error = done.error();
        return done.count();
    }
    template <class ConstBuffers>
    std::size_t write_some(ConstBuffers const& from) {
        auto const done = run(detail::write_step<ConstBuffers>{from});
        throw_if(done.error());
        return done.count();
    }
    /// `void(error_code, std::size_t)`.
    template <class ConstBuffers, class Token = asio::default_completion_token_t<executor_type>>
    auto async_write_some(ConstBuffers const& from, Token&& token = asio::default_completion_token_t<executor_type>()) {
        return start<void(asio_error_code, std::size_t), Token>(detail::write_step<ConstBuffers>{from}, token);
    }

    /// Says close_notify and waits for the peer's; data that comes until then is dropped. The next layer stays open.
    /// A peer that ends its stream without close_notify is `failure::truncated`; for one that stays silent, there is
    /// `async_shutdown` with a duration.
    void shutdown(asio_error_code& error) { error = run(detail::shutdown_step{}).error(); }
    void shutdown() { throw_if(run(detail::shutdown_step{}).error()); }
    /// `void(error_code)`.
    template <class Token = asio::default_completion_token_t<executor_type>>
    auto async_shutdown(Token&& token = asio::default_completion_token_t<executor_type>()) {
        return start<void(asio_error_code), Token>(detail::shutdown_step{}, token);
    }
    /// The same, `timed_out` where it takes longer than `longest`.
    template <class Rep, class Period, class Token = asio::default_completion_token_t<executor_type>>
    auto async_shutdown(std::chrono::duration<Rep, Period> longest,
                        Token&& token = asio::default_completion_token_t<executor_type>()) {
        return start_within<Token>(longest, [this](auto handler) { this->async_shutdown(std::move(handler)); }, token);
    }

private:
    [[nodiscard]] std::unique_ptr<detail::conversation> converse(std::unique_ptr<tls::connection_end> end) {
        return std::make_unique<detail::conversation>(std::move(end), get_executor());
    }

    template <class Step>
    [[nodiscard]] Step run(Step step) {
        detail::run(next_layer_, *talk_, step);
        return step;
    }
    static void throw_if(asio_error_code error) {
        if (error) handfast::detail::raise(asio_system_error{error});
    }
    // `Token` may be a reference: a handler that the caller still has is copied, as everywhere in Asio.
    template <class Signature, class Token, class Step>
    auto start(Step step, std::remove_reference_t<Token>& token) {
        return asio::async_compose<Token, Signature>(
            detail::operation<next_layer_type, Step>{next_layer_, *talk_, std::move(step)}, token, next_layer_);
    }
    template <class Token, class Start>
    auto start_within(std::chrono::steady_clock::duration longest, Start inner, std::remove_reference_t<Token>& token) {
        return asio::async_compose<Token, void(asio_error_code)>(
            detail::within<executor_type, Start>{get_executor(), longest, std::move(inner)}, token, next_layer_);
    }

    NextLayer next_layer_;
    std::unique_ptr<detail::conversation> talk_;
};

}  // namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI

#endif
