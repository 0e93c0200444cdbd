// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_BYTE_ORDER_HPP
#define HANDFAST_WIRE_DETAIL_BYTE_ORDER_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// The smallest unsigned integer of at least so many bytes.
template <std::size_t Bytes>
using native = std::conditional_t<
    (Bytes <= 1), std::uint8_t,
    std::conditional_t<(Bytes <= 2), std::uint16_t, std::conditional_t<(Bytes <= 4), std::uint32_t, std::uint64_t>>>;

[[gnu::always_inline]] constexpr std::uint16_t swapped(std::uint16_t value) noexcept {
    return __builtin_bswap16(value);
}
[[gnu::always_inline]] constexpr std::uint32_t swapped(std::uint32_t value) noexcept {
    return __builtin_bswap32(value);
}
[[gnu::always_inline]] constexpr std::uint64_t swapped(std::uint64_t value) noexcept {
    return __builtin_bswap64(value);
}

/// Where the byte of weight 256^`i` stands among `Bytes` of them.
template <std::size_t Bytes, std::endian Order>
constexpr std::size_t place(std::size_t i) noexcept {
    return Order == std::endian::little ? i : Bytes - 1 - i;
}

// In constant expressions, and for odd widths, a byte at a time; otherwise one move and one swap, since not every
// compiler makes that of the former.

template <std::size_t Bytes, std::endian Order, std::size_t... I>
[[gnu::always_inline]] constexpr native<Bytes> gather(std::uint8_t const* from, std::index_sequence<I...>) noexcept {
    using wide = std::conditional_t<(Bytes <= 4), std::uint32_t, std::uint64_t>;
    return static_cast<native<Bytes>>((... | (wide{from[place<Bytes, Order>(I)]} << (8 * I))));
}
template <std::size_t Bytes, std::endian Order, std::size_t... I>
[[gnu::always_inline]] constexpr void scatter(native<Bytes> value, std::uint8_t* to,
                                              std::index_sequence<I...>) noexcept {
    ((to[place<Bytes, Order>(I)] = static_cast<std::uint8_t>(value >> (8 * I))), ...);
}

/// The `Bytes` bytes at `from` as one unsigned integer.
template <std::size_t Bytes, std::endian Order = std::endian::big>
[[gnu::always_inline]] constexpr native<Bytes> load_bytes(std::uint8_t const* from) noexcept {
    if constexpr (Bytes == 1) {
        return *from;
    } else {
        if constexpr (Bytes == sizeof(native<Bytes>))
            if (!std::is_constant_evaluated()) {
                native<Bytes> value;
                __builtin_memcpy(&value, from, Bytes);
                if constexpr (Order == std::endian::native) return value;
                else return swapped(value);
            }
        if constexpr (Bytes == 3)
            return std::uint32_t{from[place<3, Order>(2)]} << 16 |
                   load_bytes<2, Order>(from + (Order == std::endian::big ? 1 : 0));
        return gather<Bytes, Order>(from, std::make_index_sequence<Bytes>{});
    }
}

/// `value` as the `Bytes` bytes at `to`.
template <std::size_t Bytes, std::endian Order = std::endian::big>
[[gnu::always_inline]] constexpr void store_bytes(native<Bytes> value, std::uint8_t* to) noexcept {
    if constexpr (Bytes == 1) {
        *to = value;
    } else {
        if constexpr (Bytes == sizeof(native<Bytes>))
            if (!std::is_constant_evaluated()) {
                if constexpr (Order != std::endian::native) value = swapped(value);
                __builtin_memcpy(to, &value, Bytes);
                return;
            }
        scatter<Bytes, Order>(value, to, std::make_index_sequence<Bytes>{});
    }
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
