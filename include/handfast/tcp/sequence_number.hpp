// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_SEQUENCE_NUMBER_HPP
#define HANDFAST_TCP_SEQUENCE_NUMBER_HPP

#include <cstdint>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// The place of an octet in one direction of a connection, modulo 2^32 (RFC 9293 §3.4). What is less than what is a
/// question of the shorter way around the circle: it has a meaning for numbers less than 2^31 apart, as all within a
/// window are, and is no order of all numbers (a < b, b < c and c < a can hold at once).
struct sequence_number {
    std::uint32_t value = 0;

    constexpr sequence_number& operator+=(std::uint32_t octets) noexcept {
        value += octets;
        return *this;
    }
    [[nodiscard]] friend constexpr sequence_number operator+(sequence_number n, std::uint32_t octets) noexcept {
        return n += octets;
    }
    [[nodiscard]] friend constexpr sequence_number operator-(sequence_number n, std::uint32_t octets) noexcept {
        return {n.value - octets};
    }
    /// How many octets it is from `from` to `to`, forwards around the circle.
    [[nodiscard]] friend constexpr std::uint32_t distance(sequence_number from, sequence_number to) noexcept {
        return to.value - from.value;
    }
    friend constexpr bool operator==(sequence_number, sequence_number) noexcept = default;
    [[nodiscard]] friend constexpr bool operator<(sequence_number a, sequence_number b) noexcept {
        return distance(b, a) >= 0x8000'0000;
    }
    [[nodiscard]] friend constexpr bool operator>(sequence_number a, sequence_number b) noexcept { return b < a; }
    [[nodiscard]] friend constexpr bool operator<=(sequence_number a, sequence_number b) noexcept { return !(b < a); }
    [[nodiscard]] friend constexpr bool operator>=(sequence_number a, sequence_number b) noexcept { return !(a < b); }
};

/// The later of the two.
[[nodiscard]] constexpr sequence_number later(sequence_number a, sequence_number b) noexcept { return a < b ? b : a; }
/// The earlier of the two.
[[nodiscard]] constexpr sequence_number earlier(sequence_number a, sequence_number b) noexcept { return a < b ? a : b; }

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
