// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_RECORD_OUTBOX_HPP
#define HANDFAST_TLS_RECORD_OUTBOX_HPP

#include <cstddef>
#include <cstring>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Records on their way to the peer, in the caller's buffer.
class outbox {
public:
    explicit outbox(byte_span storage) noexcept : storage_(storage) {}

    /// What is to be sent, first byte first.
    [[nodiscard]] byte_view pending() const noexcept { return storage_.subspan(begin_, end_ - begin_); }

    /// The first `size` bytes of `pending()` have been sent.
    void sent(std::size_t size) noexcept {
        begin_ += size;
        if (begin_ == end_) begin_ = end_ = 0;
    }

    /// Room for further records. Invalidates `pending()` where less than `wanted` bytes are free behind it.
    [[nodiscard]] byte_span space(std::size_t wanted) noexcept {
        if (storage_.size() - end_ < wanted && begin_ > 0) {
            std::memmove(storage_.data(), storage_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        return storage_.subspan(end_);
    }

    /// Bytes that `space()` can give at most, now.
    [[nodiscard]] std::size_t free() const noexcept { return storage_.size() - (end_ - begin_); }

    /// The first `size` bytes of `space()` have been written.
    void filled(std::size_t size) noexcept { end_ += size; }

private:
    byte_span storage_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
