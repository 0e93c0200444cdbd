// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_RECORD_INBOX_HPP
#define HANDFAST_TLS_RECORD_INBOX_HPP

#include <algorithm>
#include <cstddef>
#include <cstring>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The bytes that have come from the peer, in the caller's buffer:
///
///     | pinned | joined | (free) | raw | (free) |
///
/// `raw` is what has not been looked at: the present record and what follows it. `joined` is the content of
/// handshake records put end to end, so that a message which several records carry lies in one piece
/// (RFC 5246 §6.2.1). `pinned` are messages that stay: the peer's certificates. Nothing is allocated, and
/// nothing moves but when the free room behind `raw` is used up.
class inbox {
public:
    explicit inbox(byte_span storage) noexcept : storage_(storage) {}

    /// Room for bytes from the peer. Invalidates views into `raw`.
    [[nodiscard]] byte_span space() noexcept {
        if (raw_begin_ == raw_end_) {
            raw_begin_ = raw_end_ = joined_end_;
        } else if (raw_end_ == storage_.size() && raw_begin_ > joined_end_) {
            std::memmove(storage_.data() + joined_end_, storage_.data() + raw_begin_, raw_end_ - raw_begin_);
            raw_end_ -= raw_begin_ - joined_end_;
            raw_begin_ = joined_end_;
        }
        return storage_.subspan(raw_end_);
    }

    /// The first `size` bytes of `space()` have been written.
    void received(std::size_t size) noexcept { raw_end_ += size; }

    /// Bytes that no record has been taken from, the present record's first.
    [[nodiscard]] byte_span raw() const noexcept { return storage_.subspan(raw_begin_, raw_end_ - raw_begin_); }

    /// The first `size` bytes of `raw()` are done with.
    void drop(std::size_t size) noexcept { raw_begin_ += size; }

    /// The handshake bytes that no message has been taken from.
    [[nodiscard]] byte_view joined() const noexcept {
        return storage_.subspan(joined_begin_, joined_end_ - joined_begin_);
    }

    /// Appends `fragment`, which lies in `raw()`, to `joined()`. There is always room: a fragment is shorter
    /// than the record it came in, and that record lies behind `joined`.
    void join(byte_view fragment) noexcept {
        std::memmove(storage_.data() + joined_end_, fragment.data(), fragment.size());
        joined_end_ += fragment.size();
    }

    /// The message in the first `size` bytes of `joined()` is done with.
    void drop_joined(std::size_t size) noexcept {
        joined_begin_ += size;
        if (joined_begin_ == joined_end_) joined_begin_ = joined_end_ = pinned_;
    }

    /// The message in the first `size` bytes of `joined()` is done with, but its bytes stay where they are.
    void pin_joined(std::size_t size) noexcept {
        joined_begin_ += size;
        pinned_ = joined_begin_;
        if (joined_begin_ == joined_end_) joined_begin_ = joined_end_ = pinned_;
    }

    /// Moves what is joined to the front of its room, so that a long message finds all of it.
    void settle() noexcept {
        if (joined_begin_ == pinned_) return;
        std::memmove(storage_.data() + pinned_, storage_.data() + joined_begin_, joined_end_ - joined_begin_);
        joined_end_ -= joined_begin_ - pinned_;
        joined_begin_ = pinned_;
    }

    /// Bytes of the longest handshake message (header counted) that can be joined while there is still room
    /// for a record of `record` bytes behind it.
    [[nodiscard]] std::size_t room_to_join(std::size_t record) const noexcept {
        return storage_.size() - std::min(storage_.size(), pinned_ + record);
    }

private:
    byte_span storage_;
    std::size_t pinned_ = 0;
    std::size_t joined_begin_ = 0;
    std::size_t joined_end_ = 0;
    std::size_t raw_begin_ = 0;
    std::size_t raw_end_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
