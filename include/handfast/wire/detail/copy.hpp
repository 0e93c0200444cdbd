// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_COPY_HPP
#define HANDFAST_WIRE_DETAIL_COPY_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// `size` bytes, at run time as one copy. (<algorithm> would cost this layer's users more than the rest of it.)
[[gnu::always_inline]] constexpr void copy(std::uint8_t const* from, std::size_t size, std::uint8_t* to) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    } else if (size != 0) {
        __builtin_memcpy(to, from, size);
    }
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
