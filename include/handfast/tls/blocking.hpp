// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_BLOCKING_HPP
#define HANDFAST_TLS_BLOCKING_HPP

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/session_info.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a blocking connection runs over: a stream whose calls wait, each until its deadline at most
/// (`net::stream` is one). One thread may read while another writes.
template <class Stream>
concept blocking_stream = std::movable<Stream> &&
                          requires(Stream s, byte_span into, byte_view from, typename Stream::deadline until) {
                              { *s.read_some(into, until) } -> std::convertible_to<std::size_t>;  // 0: the end of input
                              { *s.write_some(from, until) } -> std::convertible_to<std::size_t>;
                              { s.shutdown_write().has_value() } -> std::same_as<bool>;
                              s.close();
                          };

/// One end of a connection over a stream: the calls wait for the peer, each until its deadline at most.
///
/// One thread may read (`read_some`) while another writes (`write`, `finish_writing`). Not at the same time as
/// anything else: `handshake`, `close`, destruction. `handshake` and `read_some` may be called again after they
/// ran into their deadline; a `write` that failed leaves nothing to do in its direction.
template <blocking_stream Stream>
class blocking {
public:
    using deadline = typename Stream::deadline;

    blocking(blocking const&) = delete;
    blocking& operator=(blocking const&) = delete;

    /// Runs the handshake to its end. Where it fails, the alert that says why has been sent and the error tells it.
    result<void, error> handshake(deadline until = {}) {
        for (;;) {
            if (over_) return fail(*over_);
            if (is_established()) return flush(until);
            auto const happened = next_event();
            // A peer that refuses us may have closed already: what it said is still there to be read.
            auto const flushed = flush(until);
            if (happened) {
                if (auto const* end = std::get_if<closed>(&*happened)) over_ = ended(*end);
                continue;
            }
            auto const filled = fill(until);
            if (!filled) return fail(in_handshake(flushed ? filled.error() : flushed.error()));
        }
    }

    /// Reads data that has come, at most `into.size()` bytes, waiting for the first. 0 bytes: the peer has said
    /// close_notify, and nothing follows. An end of the stream without it is the error `failure::truncated`.
    result<std::size_t, error> read_some(byte_span into, deadline until = {}) {
        for (;;) {
            if (into.empty()) return std::size_t{0};
            if (!unread_.empty()) {
                auto const size = std::min(into.size(), unread_.size());
                std::memcpy(into.data(), unread_.data(), size);
                unread_ = unread_.subspan(size);
                return size;
            }
            if (peer_closed_) {
                (void)next_event();  // the last one, where both have closed
                return std::size_t{0};
            }
            if (over_) return fail(*over_);
            if (!is_established()) return fail(error{.what = failure::not_established});
            if (auto const happened = next_event()) {
                if (auto const* d = std::get_if<data>(&*happened)) {
                    unread_ = d->bytes;
                } else if (std::holds_alternative<peer_closed>(*happened)) {
                    peer_closed_ = true;
                } else if (auto const* end = std::get_if<closed>(&*happened)) {
                    answer(until);
                    if (end->clean()) peer_closed_ = true;
                    else over_ = *end->error;
                }
                continue;
            }
            answer(until);
            if (auto const filled = fill(until); !filled) return fail(filled.error());
        }
    }

    /// The same into characters; gives those that were read.
    result<std::string_view, error> read_some(std::span<char> into, deadline until = {}) {
        auto const bytes = byte_span{reinterpret_cast<std::uint8_t*>(into.data()), into.size()};
        auto const size = read_some(bytes, until);
        if (!size) return fail(size.error());
        return std::string_view{into.data(), *size};
    }

    /// Writes all of `bytes`. Where it fails, part of them may have been sent: no further write succeeds.
    result<void, error> write(byte_view bytes, deadline until = {}) {
        auto const written = write_in_order(bytes, until);
        answer(until);
        return written;
    }
    result<void, error> write(std::string_view text, deadline until = {}) { return write(as_bytes(text), until); }

    /// Says close_notify: nothing more will be written. Reading goes on.
    result<void, error> finish_writing(deadline until = {}) {
        auto const finished = finish_in_order(until);
        answer(until);
        return finished;
    }

    /// Ends the connection from both sides: says close_notify, waits until the peer has said it or has ended the
    /// stream, drops the data that comes until then, and closes the stream.
    result<void, error> close(deadline until = {}) {
        auto finished = finish_writing(until);
        if (finished) (void)stream_.shutdown_write();
        std::uint8_t dropped[1024];
        while (finished) {
            auto const read = read_some(dropped, until);
            if (read && *read > 0) continue;
            // The peer need not answer our close_notify (RFC 5246 §7.2.1): its end is an end as well.
            if (!read && read.error().what != failure::truncated) finished = fail(read.error());
            break;
        }
        stream_.close();
        return finished;
    }

    /// What was agreed on; meaningful once the handshake has succeeded.
    [[nodiscard]] session_info const& session() const noexcept { return end_->session(); }

    /// See `basic_engine::export_keying_material`.
    result<void, error> export_keying_material(std::string_view label, std::optional<byte_view> context,
                                               byte_span out) const {
        std::scoped_lock const guard{engine_mutex_};
        return end_->export_keying_material(label, context, out);
    }

    [[nodiscard]] Stream& next_layer() noexcept { return stream_; }

protected:
    blocking(Stream stream, std::unique_ptr<connection_end> end) : stream_(std::move(stream)), end_(std::move(end)) {}

private:
    [[nodiscard]] std::optional<event> next_event() {
        std::scoped_lock const guard{engine_mutex_};
        return end_->next_event();
    }
    [[nodiscard]] bool is_established() const {
        std::scoped_lock const guard{engine_mutex_};
        return end_->is_established();
    }

    [[nodiscard]] bool has_output() const {
        std::scoped_lock const guard{engine_mutex_};
        return !end_->to_send().empty();
    }

    /// Sends what reading gave rise to (an alert, say), unless a writer is at work: that one takes it along, or finds
    /// it here when it has let go. So nobody waits for the other's deadline.
    void answer(deadline until) {
        while (has_output()) {
            std::unique_lock const order{writing_, std::try_to_lock};
            if (!order || write_error_ || !flush_in_order(until)) return;
        }
    }

    [[nodiscard]] result<void, error> write_in_order(byte_view bytes, deadline until) {
        std::scoped_lock const order{writing_};
        if (write_error_) return fail(*write_error_);
        while (!bytes.empty()) {
            {
                std::scoped_lock const guard{engine_mutex_};
                auto const taken = end_->write(bytes);
                if (!taken) return fail(taken.error());
                bytes = bytes.subspan(*taken);
                take_output();
            }
            if (auto const flushed = flush_in_order(until); !flushed) {
                write_error_ = flushed.error();
                return fail(*write_error_);
            }
        }
        return {};
    }

    [[nodiscard]] result<void, error> finish_in_order(deadline until) {
        std::scoped_lock const order{writing_};
        if (write_error_) return fail(*write_error_);
        {
            std::scoped_lock const guard{engine_mutex_};
            end_->close();
            take_output();
        }
        return flush_in_order(until);
    }

    /// Reads from the stream what has come. The engine's room for it is nobody's but the reader's, so the lock
    /// is not held while waiting.
    [[nodiscard]] result<void, error> fill(deadline until) {
        byte_span room;
        {
            std::scoped_lock const guard{engine_mutex_};
            room = end_->receive_space();
        }
        auto const size = stream_.read_some(room, until);
        if (!size) return fail(stream_error(size.error()));
        std::scoped_lock const guard{engine_mutex_};
        if (*size == 0) end_->end_of_input();
        else end_->received_in_place(*size);
        return {};
    }

    [[nodiscard]] result<void, error> flush(deadline until) {
        std::scoped_lock const order{writing_};
        return flush_in_order(until);
    }

    /// Takes what the engine has for the peer: it is sent from a copy, so that the other thread may ask the engine
    /// for more meanwhile. Both locks are held.
    void take_output() {
        auto const bytes = end_->to_send();
        in_flight_.insert(in_flight_.end(), bytes.begin(), bytes.end());
        end_->sent(bytes.size());
    }

    /// Sends what there is for the peer; `writing_` is held.
    [[nodiscard]] result<void, error> flush_in_order(deadline until) {
        {
            std::scoped_lock const guard{engine_mutex_};
            take_output();
        }
        while (!in_flight_.empty()) {
            auto const size = stream_.write_some(byte_view{in_flight_}.subspan(sent_), until);
            if (!size) return fail(stream_error(size.error()));
            sent_ += *size;
            if (sent_ == in_flight_.size()) {
                in_flight_.clear();
                sent_ = 0;
            }
        }
        return {};
    }

    [[nodiscard]] static error stream_error(auto const& e) {
        auto what = failure::stream_failed;
        if constexpr (requires { e.deadline_passed(); })
            if (e.deadline_passed()) what = failure::timed_out;
        return error{.what = what, .words = describe(e)};
    }

    [[nodiscard]] static error in_handshake(error e) {
        sentence words{"in the handshake: "};
        e.words = words << e.words;
        return e;
    }

    [[nodiscard]] static error ended(closed const& end) {
        return end.clean() ? error{.what = failure::closed_by_peer} : *end.error;
    }

    std::vector<std::uint8_t> in_flight_;
    std::size_t sent_ = 0;  // of in_flight_
    Stream stream_;
    std::mutex mutable engine_mutex_;
    std::mutex writing_;
    std::unique_ptr<connection_end> end_;
    std::optional<error> write_error_;
    std::optional<error> over_;  // how it ended; from then on there are no events
    byte_view unread_;
    bool peer_closed_ = false;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
