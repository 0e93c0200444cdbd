// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_NUMBERS_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_NUMBERS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// What a careful person writes numbers with: a memcpy and a byte swap.
namespace work::hand {

inline std::size_t left(std::uint8_t const* at, std::uint8_t const* end) noexcept {
    return static_cast<std::size_t>(end - at);
}

constexpr std::uint16_t swapped(std::uint16_t value) noexcept { return __builtin_bswap16(value); }
constexpr std::uint32_t swapped(std::uint32_t value) noexcept { return __builtin_bswap32(value); }
constexpr std::uint64_t swapped(std::uint64_t value) noexcept { return __builtin_bswap64(value); }

template <class Unsigned, std::endian Order = std::endian::big>
Unsigned load(std::uint8_t const* from) noexcept {
    Unsigned value;
    std::memcpy(&value, from, sizeof value);
    return Order == std::endian::native ? value : swapped(value);
}
template <class Unsigned, std::endian Order = std::endian::big>
void store(Unsigned value, std::uint8_t* to) noexcept {
    if constexpr (Order != std::endian::native) value = swapped(value);
    std::memcpy(to, &value, sizeof value);
}

inline std::size_t load16(std::uint8_t const* from) noexcept { return load<std::uint16_t>(from); }
inline std::size_t load24(std::uint8_t const* from) noexcept { return std::size_t{from[0]} << 16 | load16(from + 1); }
inline void store16(std::size_t value, std::uint8_t* to) noexcept { store(static_cast<std::uint16_t>(value), to); }
inline void store24(std::size_t value, std::uint8_t* to) noexcept {
    *to = static_cast<std::uint8_t>(value >> 16);
    store16(value, to + 1);
}

/// Two words, one from either end, that may overlap.
template <class Word>
[[gnu::always_inline]] inline void copy_ends(std::uint8_t const* from, std::size_t size, std::uint8_t* to) noexcept {
    Word first;
    Word last;
    std::memcpy(&first, from, sizeof first);
    std::memcpy(&last, from + size - sizeof last, sizeof last);
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + size - sizeof last, &last, sizeof last);
}

/// A memcpy that needs no call where there is little to copy.
[[gnu::always_inline]] inline void copy(void const* from, std::size_t size, void* to) noexcept {
    auto const* const source = static_cast<std::uint8_t const*>(from);
    auto* const target = static_cast<std::uint8_t*>(to);
    if (size > 16) std::memcpy(target, source, size);
    else if (size >= 8) copy_ends<std::uint64_t>(source, size, target);
    else if (size >= 4) copy_ends<std::uint32_t>(source, size, target);
    else if (size >= 2) copy_ends<std::uint16_t>(source, size, target);
    else if (size == 1) *target = *source;
}

/// Numbers of `sizeof(Unsigned)` bytes, a word of eight bytes at a time, their bytes turned round where `Order` is
/// not the machine's.
template <class Unsigned, std::endian Order = std::endian::big>
void copy_numbers(void const* from, std::size_t count, void* to) noexcept {
    if constexpr (Order == std::endian::native || sizeof(Unsigned) == 1) {
        copy(from, count * sizeof(Unsigned), to);
    } else {
        auto const* source = static_cast<std::uint8_t const*>(from);
        auto* target = static_cast<std::uint8_t*>(to);
        constexpr std::size_t in_word = 8 / sizeof(Unsigned);
        for (; count >= in_word; count -= in_word, source += 8, target += 8) {
            std::uint64_t word;
            std::memcpy(&word, source, 8);
            if constexpr (sizeof(Unsigned) == 2)
                word = (word & 0x00ff00ff00ff00ff) << 8 | (word >> 8 & 0x00ff00ff00ff00ff);
            else word = std::rotl(swapped(word), 32);
            std::memcpy(target, &word, 8);
        }
        for (; count != 0; --count, source += sizeof(Unsigned), target += sizeof(Unsigned)) {
            Unsigned value;
            std::memcpy(&value, source, sizeof value);
            value = swapped(value);
            std::memcpy(target, &value, sizeof value);
        }
    }
}

}  // namespace work::hand

#endif
