// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_BITS_HPP
#define HANDFAST_WIRE_BITS_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/byte_order.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A field of `Count` bits, 1 to 64. Those that stand next to each other in a message form one word of 8, 16,
/// ... or 64 bits, filled from its most significant bit on; the word's bytes stand in the message's order.
/// (Two words side by side in a little-endian message: give each a message of its own, nested.)
/// `T` is an unsigned integer, `bool`, or an enumeration, whose unknown values are kept. A value that does not
/// fit is refused when it is encoded (`failure::too_large`), never cut.
template <std::size_t Count, class T = detail::native<(Count + 7) / 8>>
class bits {
    static_assert(Count >= 1 && Count <= 64, "`wire::bits<Count>` requires 1 to 64 bits");
    static_assert(
        [] {
            if constexpr (std::is_enum_v<T>) return !std::same_as<std::underlying_type_t<T>, bool>;
            else return true;
        }(),
        "`wire::bits<Count, T>` requires an enumeration with an underlying type that keeps every value, not `bool`");
    static_assert(std::unsigned_integral<T> || std::is_enum_v<T>,
                  "`wire::bits<Count, T>` requires `T` to be an unsigned integer, `bool` or an enumeration");
    static_assert(std::same_as<T, bool> ? Count == 1 : Count <= 8 * sizeof(T),
                  "`wire::bits<Count, T>` requires a `T` that can hold so many bits");

public:
    static constexpr std::uint64_t greatest = ~std::uint64_t{0} >> (64 - Count);

    constexpr bits() = default;
    constexpr bits(T value) noexcept : value_(value) {}

    constexpr operator T() const noexcept { return value_; }
    [[nodiscard]] constexpr T value() const noexcept { return value_; }
    /// The bits of an enumerator below zero are those of its own type, not more.
    [[nodiscard]] constexpr std::uint64_t raw() const noexcept {
        return static_cast<std::uint64_t>(value_) & (~std::uint64_t{0} >> (64 - 8 * sizeof(T)));
    }

private:
    T value_{};
};

/// One bit.
using flag = bits<1, bool>;

namespace detail {

/// How many bits a field takes of the word that it shares with its neighbours; 0 where it takes whole bytes.
template <class Codec>
inline constexpr std::size_t bit_width = 0;
template <class Codec>
    requires requires { Codec::bit_width; }
inline constexpr std::size_t bit_width<Codec> = Codec::bit_width;

}  // namespace detail

/// A part of a word: `from_word` and `to_word` in place of `load` and `store`. Only a message can use it.
template <std::size_t Count, class T>
struct codec<bits<Count, T>> {
    using type = bits<Count, T>;
    static constexpr std::size_t bit_width = Count;
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = 0;
    static constexpr bool plain = true;

    [[gnu::always_inline]] static constexpr void from_word(std::uint64_t part, type& to) noexcept {
        to = static_cast<T>(part);
    }
    [[gnu::always_inline]] static constexpr std::uint64_t to_word(type const& from) noexcept { return from.raw(); }

    static constexpr bool fits_always = std::same_as<T, bool> || 8 * sizeof(T) == Count;
    static constexpr bool storable(type const& value) noexcept { return value.raw() <= type::greatest; }
    static constexpr std::nullptr_t refuse(type const& value, std::uint8_t const* at, trace& why) noexcept {
        return why.fail(failure::too_large, at, value.raw(), type::greatest);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
