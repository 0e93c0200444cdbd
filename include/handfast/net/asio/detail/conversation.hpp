// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_CONVERSATION_HPP
#define HANDFAST_NET_ASIO_DETAIL_CONVERSATION_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/asio/detail/gate.hpp>
#include <handfast/net/asio/error_code.hpp>
#include <handfast/net/asio/library.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/record/format.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

/// What the operations of a stream share: the engine and what it has told, and who uses the next layer. It stays
/// where it is when the stream is moved. No function waits.
class conversation {
public:
    template <class Executor>
    conversation(std::unique_ptr<tls::connection_end> end, Executor const& executor)
        : reading(executor), writing(executor), end_(std::move(end)) {}

    gate reading;
    gate writing;

    // What there is for the peer. It is sent from a copy, so that whoever else has something to say meanwhile finds
    // room in the engine; and it stays until it has been sent, so that an operation that was cancelled loses nothing.

    [[nodiscard]] bool has_output() const noexcept { return !in_flight_.empty() || !end_->to_send().empty(); }
    [[nodiscard]] asio::const_buffer output() {
        if (in_flight_.empty()) {
            auto const bytes = end_->to_send();
            in_flight_.assign(bytes.begin(), bytes.end());
            end_->sent(bytes.size());
        }
        return asio::buffer(in_flight_) + sent_;
    }
    void sent(std::size_t size) noexcept {
        sent_ += size;
        if (sent_ < in_flight_.size()) return;
        in_flight_.clear();
        sent_ = 0;
    }

    // What comes from the peer.

    /// Where the next layer is to read to: asked for once for each `received`.
    [[nodiscard]] asio::mutable_buffer input_space() noexcept {
        auto const room = end_->receive_space();
        return asio::buffer(room.data(), room.size());
    }
    /// What reading came to; the error, unless it is the end of the input.
    asio_error_code received(std::size_t size, asio_error_code error) noexcept {
        if (size > 0) end_->received_in_place(size);
        if (error != asio::error::eof) return error;
        end_->end_of_input();
        return {};
    }

    /// Asks for the next event and keeps what it tells; false where it takes more bytes from the peer to have one. Not
    /// while data is unread.
    bool advance() {
        if (over_) return false;
        auto const event = end_->next_event();
        if (!event) return false;
        if (auto const* d = std::get_if<tls::data>(&*event)) unread_ = asio::buffer(d->bytes.data(), d->bytes.size());
        else if (std::holds_alternative<tls::peer_closed>(*event)) peer_closed_ = true;
        else if (auto const* last = std::get_if<tls::closed>(&*event)) {
            over_ = true;
            if (!last->clean()) error_ = *last->error;
            else if (is_established()) peer_closed_ = true;
            else error_ = tls::error{.what = tls::failure::closed_by_peer};
        }
        return true;
    }

    // What is known.

    [[nodiscard]] bool is_established() const noexcept { return end_->is_established(); }
    /// The peer has said that nothing more comes, and there is nothing left of what came.
    [[nodiscard]] bool is_at_end() const noexcept { return peer_closed_ && unread_.size() == 0; }
    /// The last event has been told.
    [[nodiscard]] bool is_over() const noexcept { return over_; }
    [[nodiscard]] std::optional<tls::error> const& error() const noexcept { return error_; }
    [[nodiscard]] asio_error_code error_code() const noexcept {
        return error_ ? make_error_code(*error_) : asio_error_code{};
    }
    [[nodiscard]] tls::connection_end const& end() const noexcept { return *end_; }

    // What the program does.

    /// Takes what has been read, as much as there is room for.
    template <class MutableBuffers>
    [[nodiscard]] std::size_t take(MutableBuffers const& into) {
        auto const size = asio::buffer_copy(into, unread_);
        unread_ += size;
        return size;
    }
    void drop_unread() noexcept { unread_ = {}; }

    /// Gives the engine of `from` what it has room for, in one record where it can be. 0 where there is no room.
    template <class ConstBuffers>
    [[nodiscard]] result<std::size_t, tls::error> write(ConstBuffers const& from) {
        for (auto it = asio::buffer_sequence_begin(from); it != asio::buffer_sequence_end(from); ++it) {
            auto const first = asio::const_buffer(*it);
            if (first.size() == 0) continue;
            if (first.size() >= tls::greatest_fragment || std::next(it) == asio::buffer_sequence_end(from))
                return write_bytes({static_cast<std::uint8_t const*>(first.data()), first.size()});
            gathered_.resize(tls::greatest_fragment);
            auto const size = asio::buffer_copy(asio::buffer(gathered_), from);
            return write_bytes(byte_view{gathered_}.first(size));
        }
        return std::size_t{0};
    }

    /// Says close_notify; again, it does nothing.
    void close() {
        if (!std::exchange(closing_, true)) end_->close();
    }

private:
    [[nodiscard]] result<std::size_t, tls::error> write_bytes(byte_view bytes) { return end_->write(bytes); }

    std::unique_ptr<tls::connection_end> end_;
    std::vector<std::uint8_t> in_flight_{};
    std::size_t sent_ = 0;  // of in_flight_
    std::vector<std::uint8_t> gathered_{};
    asio::const_buffer unread_{};  // in the engine's memory
    std::optional<tls::error> error_{};
    bool peer_closed_ = false;
    bool over_ = false;
    bool closing_ = false;
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

#endif
