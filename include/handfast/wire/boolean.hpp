// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_BOOLEAN_HPP
#define HANDFAST_WIRE_BOOLEAN_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// One byte, 0 or 1; any other is refused (`failure::too_large`).
template <>
struct codec<bool> {
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = 1;
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const* from, bool& to) noexcept { to = *from != 0; }
    static constexpr void store(bool const& from, std::uint8_t* to) noexcept { *to = from ? 1 : 0; }
    static constexpr bool acceptable(std::uint8_t const* from) noexcept { return *from <= 1; }
    static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) noexcept {
        return why.fail(failure::too_large, at, *at, 1);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
