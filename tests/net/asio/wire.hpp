// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NET_ASIO_WIRE_HPP
#define HANDFAST_TESTS_NET_ASIO_WIRE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <handfast/net/asio/library.hpp>

#if defined(HANDFAST_STANDALONE_ASIO)
#include <asio/any_io_executor.hpp>
#include <asio/local/connect_pair.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/use_awaitable.hpp>
#else
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#endif

namespace handfast::tests {

namespace asio = net::asio;

/// A next layer: a socket that reads and writes in small pieces, and notes where it is used twice at a time. Its
/// operations are coroutines unless told otherwise.
class wire {
public:
    using socket = asio::local::stream_protocol::socket;
    using lowest_layer_type = socket;
    using executor_type = asio::use_awaitable_t<>::executor_with_default<asio::any_io_executor>;
    using code = net::asio_error_code;

    explicit wire(socket s) : socket_(std::move(s)) {}

    [[nodiscard]] executor_type get_executor() noexcept { return executor_type{socket_.get_executor()}; }
    [[nodiscard]] socket& lowest_layer() noexcept { return socket_; }
    [[nodiscard]] socket const& lowest_layer() const noexcept { return socket_; }

    void longest_piece(std::size_t size) noexcept { longest_ = size; }
    /// Whether two reads, or two writes, were ever outstanding at a time.
    [[nodiscard]] bool was_misused() const noexcept { return misused_; }
    [[nodiscard]] bool is_reading() const noexcept { return reading_; }
    [[nodiscard]] bool is_writing() const noexcept { return writing_; }

    std::size_t read_some(asio::mutable_buffer into, code& error) {
        return socket_.read_some(asio::buffer(into, longest_), error);
    }
    std::size_t write_some(asio::const_buffer from, code& error) {
        return socket_.write_some(asio::buffer(from, longest_), error);
    }
    template <class Token>
    auto async_read_some(asio::mutable_buffer into, Token&& token) {
        return asio::async_compose<Token, void(code, std::size_t)>(
            transfer{
                *this, reading_,
                [this, into](auto self) { socket_.async_read_some(asio::buffer(into, longest_), std::move(self)); }},
            token, socket_);
    }
    template <class Token>
    auto async_write_some(asio::const_buffer from, Token&& token) {
        return asio::async_compose<Token, void(code, std::size_t)>(
            transfer{
                *this, writing_,
                [this, from](auto self) { socket_.async_write_some(asio::buffer(from, longest_), std::move(self)); }},
            token, socket_);
    }

private:
    template <class Start>
    struct transfer {
        wire& whole;
        bool& busy;
        Start start;

        template <class Self>
        void operator()(Self& self) {
            self.reset_cancellation_state(asio::enable_total_cancellation{});
            whole.misused_ |= std::exchange(busy, true);
            auto const begin = start;
            begin(std::move(self));
        }
        template <class Self>
        void operator()(Self& self, code error, std::size_t count) {
            busy = false;
            self.complete(error, count);
        }
    };
    template <class Start>
    transfer(wire&, bool&, Start) -> transfer<Start>;

    socket socket_;
    std::size_t longest_ = std::numeric_limits<std::size_t>::max();
    bool reading_ = false;
    bool writing_ = false;
    bool misused_ = false;
};

}  // namespace handfast::tests

#endif
