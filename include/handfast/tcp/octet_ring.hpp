// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_OCTET_RING_HPP
#define HANDFAST_TCP_OCTET_RING_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/sequence_number.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// So many octets of one direction of a connection, each at its sequence number. All memory is taken at once. The size
/// is a power of two, which divides 2^32: where a number stands does not jump where the numbers wrap.
class octet_ring {
public:
    /// Room for at least `octets`, of which 2^30 are the most (RFC 7323 §2.3).
    explicit octet_ring(std::size_t octets)
        : octets_(std::bit_ceil(std::clamp<std::size_t>(octets, 1, std::size_t{1} << 30))) {}

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(octets_.size()); }

    /// Puts `from`, at most `size()` of them, to `at` and what follows.
    void write(sequence_number at, byte_view from) noexcept {
        auto const whole = std::min<std::size_t>(from.size(), octets_.size() - index(at));
        std::copy_n(from.begin(), whole, octets_.begin() + static_cast<std::ptrdiff_t>(index(at)));
        std::copy(from.begin() + static_cast<std::ptrdiff_t>(whole), from.end(), octets_.begin());
    }
    /// Fills `to`, of at most `size()` octets, with what stands at `at` and behind it.
    void read(sequence_number at, byte_span to) const noexcept {
        auto const whole = std::min<std::size_t>(to.size(), octets_.size() - index(at));
        std::copy_n(octets_.begin() + static_cast<std::ptrdiff_t>(index(at)), whole, to.begin());
        std::copy_n(octets_.begin(), to.size() - whole, to.begin() + static_cast<std::ptrdiff_t>(whole));
    }

private:
    [[nodiscard]] std::size_t index(sequence_number at) const noexcept { return at.value & (octets_.size() - 1); }

    std::vector<std::uint8_t> octets_;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
