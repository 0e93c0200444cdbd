// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_SEND_BUFFER_HPP
#define HANDFAST_TCP_SEND_BUFFER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <handfast/tcp/octet_ring.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// What was written and not acknowledged yet, sent or not.
class send_buffer {
public:
    explicit send_buffer(std::size_t octets) : ring_(octets) {}

    /// Where the first octet will stand; forgets all there was.
    void start(sequence_number first) noexcept {
        first_ = first;
        size_ = 0;
    }

    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint32_t room() const noexcept { return ring_.size() - size_; }
    /// Behind the last octet.
    [[nodiscard]] sequence_number end() const noexcept { return first_ + size_; }

    /// Takes what there is room for. Returns how many octets that was.
    std::size_t write(byte_view octets) noexcept {
        auto const count = std::min<std::size_t>(octets.size(), room());
        ring_.write(end(), octets.first(count));
        size_ += static_cast<std::uint32_t>(count);
        return count;
    }
    /// Fills `to` with what stands at `at` and behind it, all of which must be here.
    void copy(sequence_number at, byte_span to) const noexcept { ring_.read(at, to); }

    /// Forgets what stands before `acknowledged`.
    void drop_before(sequence_number acknowledged) noexcept {
        auto const count = std::min(distance(first_, acknowledged), size_);
        first_ += count;
        size_ -= count;
    }

private:
    octet_ring ring_;
    sequence_number first_{};
    std::uint32_t size_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
