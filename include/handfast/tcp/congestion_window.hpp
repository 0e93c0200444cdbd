// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_CONGESTION_WINDOW_HPP
#define HANDFAST_TCP_CONGESTION_WINDOW_HPP

#include <algorithm>
#include <cstdint>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// How much may be under way, whatever the peer's window: slow start (RFC 5681 §3.1), and no more than that. It begins
/// with what RFC 6928 §2 allows, doubles with each round trip, and is one segment after a loss that a timeout told.
class congestion_window {
public:
    explicit congestion_window(std::uint32_t segment_size) noexcept : segment_(segment_size) {}

    /// In octets.
    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

    /// So many octets are no longer under way: it grows by them, by a segment at most.
    void acknowledged(std::uint32_t octets) noexcept { size_ = std::min(size_ + std::min(octets, segment_), greatest); }
    /// Three acknowledgments of the same octet (§3.2): what came after it did arrive.
    void lost_one() noexcept { size_ = std::max(size_ / 2, 2 * segment_); }
    /// Nothing was acknowledged in time: nothing is known of what is under way.
    void timed_out() noexcept { size_ = segment_; }

private:
    static constexpr std::uint32_t greatest = std::uint32_t{1} << 30;

    std::uint32_t segment_;
    std::uint32_t size_ = std::min(10 * segment_, std::max(2 * segment_, std::uint32_t{14600}));
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
