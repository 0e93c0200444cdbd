// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_MAGIC_HPP
#define HANDFAST_WIRE_MAGIC_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// A string literal as a template argument, without its terminator.
template <std::size_t Size>
struct literal {
    char characters[Size]{};
    static constexpr std::size_t size = Size - 1;
    consteval literal(char const (&text)[Size]) noexcept {
        for (std::size_t i = 0; i < Size; ++i) characters[i] = text[i];
    }
};

}  // namespace detail

/// The bytes of a string literal, by which a format is known: `magic<"\x89PNG\r\n\x1a\n">`. Others are refused
/// (`failure::wrong_constant`).
template <detail::literal Text>
struct magic {
    static constexpr std::string_view text{Text.characters, Text.size};
    friend constexpr bool operator==(magic, magic) noexcept { return true; }
};

template <detail::literal Text>
struct codec<magic<Text>> {
    static constexpr std::size_t least = Text.size;
    static constexpr std::size_t greatest = Text.size;
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const*, magic<Text>&) noexcept {}
    static constexpr void store(magic<Text> const&, std::uint8_t* to) noexcept {
        for (std::size_t i = 0; i < least; ++i) to[i] = byte(i);
    }
    static constexpr bool acceptable(std::uint8_t const* from) noexcept { return first_wrong(from) == least; }
    static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) noexcept {
        auto const i = first_wrong(at);
        return why.fail(failure::wrong_constant, at + i, at[i], byte(i));
    }

private:
    static constexpr std::uint8_t byte(std::size_t i) noexcept { return static_cast<std::uint8_t>(Text.characters[i]); }
    static constexpr std::size_t first_wrong(std::uint8_t const* from) noexcept {
        std::size_t i = 0;
        while (i < least && from[i] == byte(i)) ++i;
        return i;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
