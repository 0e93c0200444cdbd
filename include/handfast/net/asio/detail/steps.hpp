// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_STEPS_HPP
#define HANDFAST_NET_ASIO_DETAIL_STEPS_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/net/asio/detail/conversation.hpp>
#include <handfast/net/asio/error_code.hpp>
#include <handfast/net/asio/library.hpp>

// What each operation of a stream does between two waits, whether it waits in a call or asynchronously: `next` says
// what it needs of the next layer; `failed` is told where it did not get that, and says whether to go on all the same.
namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

enum class need : std::uint8_t { nothing, to_read, to_write };

/// What each of them ends with.
class step_end {
public:
    [[nodiscard]] asio_error_code error() const noexcept { return error_; }

protected:
    need ends_with(asio_error_code error) noexcept {
        error_ = error;
        return need::nothing;
    }

    asio_error_code error_{};
};

class handshake_step : public step_end {
public:
    using cancellable = asio::enable_partial_cancellation;

    need next(conversation& talk) {
        for (;;) {
            if (may_write_ && talk.has_output()) return need::to_write;
            if (talk.is_over()) return ends_with(talk.error_code());
            if (talk.is_established()) return ends_with(write_error_);
            if (talk.advance()) continue;
            if (!may_write_ || !talk.has_output()) return need::to_read;
        }
    }
    bool failed(need during, asio_error_code error) {
        bool const cancelled = error == asio::error::operation_aborted;
        if (during == need::to_write && !cancelled) {
            // A peer that refuses us may have closed already: what it said is still there to be read.
            write_error_ = error;
            may_write_ = false;
            return true;
        }
        ends_with(may_write_ || cancelled ? error : write_error_);
        return false;
    }
    template <class Self>
    void complete(Self& self) const {
        self.complete(error_);
    }

private:
    asio_error_code write_error_{};
    bool may_write_ = true;
};

template <class MutableBuffers>
class read_step : public step_end {
public:
    using cancellable = asio::enable_total_cancellation;

    explicit read_step(MutableBuffers const& into) : into_(into) {}

    need next(conversation& talk) {
        if (asio::buffer_size(into_) == 0) return need::nothing;
        for (;;) {
            count_ = talk.take(into_);
            if (count_ > 0) return need::nothing;
            if (has_answer(talk)) return need::to_write;
            if (talk.is_at_end()) {
                (void)talk.advance();  // to the last event, where both have closed
                return ends_with(asio::error::eof);
            }
            if (talk.is_over()) return ends_with(talk.error_code());
            if (talk.advance()) continue;
            if (!has_answer(talk)) return need::to_read;
        }
    }
    bool failed(need during, asio_error_code error) {
        if (during == need::to_write && error != asio::error::operation_aborted) {
            may_write_ = false;
            return true;
        }
        ends_with(error);
        return false;
    }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    template <class Self>
    void complete(Self& self) const {
        self.complete(error_, count_);
    }

private:
    /// Whether reading gave rise to something to be sent (an alert, say), and nobody is at writing who takes it along.
    [[nodiscard]] bool has_answer(conversation const& talk) const noexcept {
        return may_write_ && talk.has_output() && !talk.writing.is_busy();
    }
    MutableBuffers into_;
    std::size_t count_ = 0;
    bool may_write_ = true;
};

template <class ConstBuffers>
class write_step : public step_end {
public:
    using cancellable = asio::enable_partial_cancellation;

    explicit write_step(ConstBuffers const& from) : from_(from) {}

    /// Whether it takes what it is given before it waits, and so may not begin where it cannot wait.
    static constexpr bool takes_at_once = true;

    need next(conversation& talk) {
        bool const empty = asio::buffer_size(from_) == 0;
        for (;;) {
            if (count_ == 0 && !empty) {
                auto const taken = talk.write(from_);
                if (!taken) return ends_with(make_error_code(taken.error()));
                count_ = *taken;
            }
            if (talk.has_output() || talk.writing.is_busy()) return need::to_write;
            if (count_ > 0 || empty) return need::nothing;
        }
    }
    bool failed(need, asio_error_code error) {
        error_ = error;
        return false;
    }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    template <class Self>
    void complete(Self& self) const {
        self.complete(error_, count_);
    }

private:
    ConstBuffers from_;
    std::size_t count_ = 0;
};

class shutdown_step : public step_end {
public:
    using cancellable = asio::enable_partial_cancellation;

    need next(conversation& talk) {
        talk.close();
        for (;;) {
            if (talk.has_output()) return need::to_write;
            if (talk.is_at_end()) {
                (void)talk.advance();
                return need::nothing;
            }
            if (talk.is_over()) return ends_with(talk.error_code());
            // Whoever says close_notify wants no more.
            talk.drop_unread();
            if (!talk.advance() && !talk.has_output()) return need::to_read;
        }
    }
    bool failed(need, asio_error_code error) {
        error_ = error;
        return false;
    }
    template <class Self>
    void complete(Self& self) const {
        self.complete(error_);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

#endif
