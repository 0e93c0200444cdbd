// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_PADDING_HPP
#define HANDFAST_WIRE_PADDING_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// Where the first of `size` bytes is that is not zero; where they end if all are.
constexpr std::uint8_t const* first_not_zero(std::uint8_t const* at, std::size_t size) noexcept {
    auto const* const end = at + size;
    while (at != end && *at == 0) ++at;
    return at;
}

[[gnu::cold]] constexpr std::nullptr_t not_zero(std::uint8_t const* at, trace& why) noexcept {
    return why.fail(failure::wrong_constant, at, *at, 0);
}

}  // namespace detail

/// `Size` bytes that are zero. Any other is refused, or what is read would not be what is written again.
template <std::size_t Size>
struct padding {
    friend constexpr bool operator==(padding, padding) noexcept { return true; }
};

template <std::size_t Size>
struct codec<padding<Size>> {
    static constexpr std::size_t least = Size;
    static constexpr std::size_t greatest = Size;
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const*, padding<Size>&) noexcept {}
    static constexpr void store(padding<Size> const&, std::uint8_t* to) noexcept {
        for (std::size_t i = 0; i < Size; ++i) to[i] = 0;
    }
    static constexpr bool acceptable(std::uint8_t const* from) noexcept {
        return detail::first_not_zero(from, Size) == from + Size;
    }
    static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) noexcept {
        return detail::not_zero(detail::first_not_zero(at, Size), why);
    }
};

/// As many zero bytes as are needed for what follows to stand at a multiple of `Multiple` bytes from the first
/// byte of its message.
template <std::size_t Multiple>
struct align {
    friend constexpr bool operator==(align, align) noexcept { return true; }
};

template <std::size_t Multiple>
struct codec<align<Multiple>> {
    static_assert(Multiple > 1, "`wire::align<Multiple>` requires a `Multiple` above one");
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = Multiple - 1;
    static constexpr bool plain = false;
    static constexpr bool contextual = true;
    template <auto>
    static constexpr bool names = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, align<Multiple>&,
                                                auto const& context, trace& why) {
        auto const zeros = after(detail::left(context.first, at));
        if (detail::left(at, end) < zeros) [[unlikely]]
            return why.fail(failure::truncated, at, detail::left(at, end), zeros);
        auto const* const stop = detail::first_not_zero(at, zeros);
        if (stop != at + zeros) [[unlikely]]
            return detail::not_zero(stop, why);
        return stop;
    }
    static constexpr std::uint8_t* encode(align<Multiple> const&, std::uint8_t* at, std::uint8_t* end,
                                          auto const& context, trace& why) {
        auto zeros = after(detail::left(context.first(), at));
        if (detail::left(at, end) < zeros) [[unlikely]]
            return why.fail(failure::no_room, at, detail::left(at, end), zeros);
        while (zeros-- > 0) *at++ = 0;
        return at;
    }
    static constexpr std::size_t size(align<Multiple> const&, std::size_t so_far) noexcept { return after(so_far); }

private:
    static constexpr std::size_t after(std::size_t so_far) noexcept {
        return (Multiple - so_far % Multiple) % Multiple;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
