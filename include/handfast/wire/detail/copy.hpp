// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_COPY_HPP
#define HANDFAST_WIRE_DETAIL_COPY_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// Between one and two `Word`s, as its first and its last, which may overlap.
template <class Word>
[[gnu::always_inline]] inline void copy_ends(std::uint8_t const* from, std::size_t size, std::uint8_t* to) noexcept {
    Word first, last;
    __builtin_memcpy(&first, from, sizeof first);
    __builtin_memcpy(&last, from + size - sizeof last, sizeof last);
    __builtin_memcpy(to, &first, sizeof first);
    __builtin_memcpy(to + size - sizeof last, &last, sizeof last);
}

/// `size` bytes. Few of them, as names and the like mostly are, cost less without a call of memcpy. (<algorithm> would
/// cost this layer's users more than the rest of it.)
[[gnu::always_inline]] constexpr void copy(std::uint8_t const* from, std::size_t size, std::uint8_t* to) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    } else if (size > 16) {
        __builtin_memcpy(to, from, size);
    } else if (size >= 8) {
        copy_ends<std::uint64_t>(from, size, to);
    } else if (size >= 4) {
        copy_ends<std::uint32_t>(from, size, to);
    } else if (size >= 2) {
        copy_ends<std::uint16_t>(from, size, to);
    } else if (size == 1) {
        *to = *from;
    }
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
