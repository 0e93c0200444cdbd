// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_IMAGE_HPP
#define HANDFAST_WIRE_DETAIL_IMAGE_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/byte_order.hpp>

// Lists of plain elements whose memory is the wire's but for the order of bytes are copied as a whole.

namespace handfast::inline HANDFAST_ABI::wire::detail {

template <class T>
consteval std::size_t find_image_unit() {
    constexpr std::size_t size = codec<T>::least;
    if constexpr (copies_bits<codec<T>> && std::is_trivially_copyable_v<T> && sizeof(T) == size && size <= 64) {
        // Reads bytes that are all different, and looks where they are in memory.
        struct image {
            std::uint8_t bytes[size];
        };
        image encoded{};
        for (std::size_t i = 0; i < size; ++i) encoded.bytes[i] = static_cast<std::uint8_t>(i + 1);
        T value{};
        codec<T>::load(encoded.bytes, value);
        auto const memory = std::bit_cast<image>(value);
        for (std::size_t unit = 1; unit <= 8 && unit <= size; unit *= 2) {
            bool same = size % unit == 0;
            for (std::size_t i = 0; i < size && same; ++i)
                same = memory.bytes[i] == encoded.bytes[i / unit * unit + unit - 1 - i % unit];
            if (same) return unit;
        }
    }
    return 0;
}

/// A `T` in memory is what it is on the wire with each of so many bytes turned round: 1 where nothing is to be turned,
/// 0 where it is otherwise.
template <class T>
inline constexpr std::size_t image_unit = find_image_unit<T>();

/// Copies numbers of `Unit` bytes, 2, 4 or 8, each with its bytes turned round; eight bytes at a time.
template <std::size_t Unit>
[[gnu::noinline]] inline void copy_turned(void const* source, std::size_t size, void* target) noexcept {
    auto const* from = static_cast<std::uint8_t const*>(source);
    auto* to = static_cast<std::uint8_t*>(target);
    for (; size >= 8; size -= 8, from += 8, to += 8) {
        std::uint64_t word;
        __builtin_memcpy(&word, from, 8);
        if constexpr (Unit == 2) word = (word & 0x00ff00ff00ff00ff) << 8 | (word >> 8 & 0x00ff00ff00ff00ff);
        else word = swapped(word);
        if constexpr (Unit == 4) word = word << 32 | word >> 32;
        __builtin_memcpy(to, &word, 8);
    }
    for (; size != 0; size -= Unit, from += Unit, to += Unit) {
        native<Unit> value;
        __builtin_memcpy(&value, from, Unit);
        value = swapped(value);
        __builtin_memcpy(to, &value, Unit);
    }
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
