// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CONSTANT_HPP
#define HANDFAST_WIRE_CONSTANT_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A field that has one value, `Value`, in the wire form of `T`. It takes no room in the program;
/// any other value on the wire is refused (`failure::wrong_constant`).
template <class T, auto Value>
struct constant {
    static constexpr T value = static_cast<T>(Value);

    constexpr operator T() const noexcept { return value; }
    friend constexpr bool operator==(constant, constant) noexcept { return true; }
};

namespace detail {

/// Whether a number is the same as a `T`, and fits its bytes.
template <class T, auto Value, class Codec>
constexpr bool is_exactly() noexcept {
    constexpr auto value = constant<T, Value>::value;
    if constexpr (!fits_always<Codec, T>)
        if (!Codec::storable(value)) return false;
    using number = decltype(Value);
    if constexpr (std::is_integral_v<number> && std::is_convertible_v<T, number>)
        return static_cast<number>(value) == Value;
    return true;
}

template <class T, auto Value, class Codec>
struct constant_codec {
    static_assert(Codec::plain, "`wire::constant<T, Value>` requires a `T` of fixed size, such as `wire::u16`");
    static_assert(is_exactly<T, Value, Codec>(), "`wire::constant<T, Value>` requires a `Value` that fits a `T`");
    using type = constant<T, Value>;
    static constexpr std::size_t least = Codec::least;
    static constexpr std::size_t greatest = Codec::least;
    static constexpr bool plain = true;
    static constexpr bool accepts_all = false;

    static constexpr void load(std::uint8_t const*, type&) noexcept {}
    [[gnu::always_inline]] static constexpr void store(type const&, std::uint8_t* to) noexcept {
        Codec::store(type::value, to);
    }
    [[gnu::always_inline]] static constexpr bool acceptable(std::uint8_t const* from) noexcept {
        T value{};
        Codec::load(from, value);
        return value == T{type::value};
    }
    [[gnu::cold]] static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) noexcept {
        T value{};
        Codec::load(at, value);
        return why.fail(failure::wrong_constant, at, number_of(value), number_of(type::value));
    }
};

/// A constant of some bits: a part of a word.
template <class T, auto Value, class Codec>
    requires requires { Codec::bit_width; }
struct constant_codec<T, Value, Codec> {
    using type = constant<T, Value>;
    static constexpr std::size_t bit_width = Codec::bit_width;
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = 0;
    static constexpr bool plain = true;
    static constexpr bool accepts_all = false;
    static_assert(is_exactly<T, Value, Codec>(), "`wire::constant<T, Value>` requires a `Value` that fits a `T`");

    static constexpr void from_word(std::uint64_t, type&) noexcept {}
    static constexpr std::uint64_t to_word(type const&) noexcept { return number_of(type::value); }
    static constexpr bool acceptable(std::uint64_t part) noexcept { return part == number_of(type::value); }
    static constexpr std::nullptr_t reject(std::uint64_t part, std::uint8_t const* at, trace& why) noexcept {
        return why.fail(failure::wrong_constant, at, part, number_of(type::value));
    }
};

}  // namespace detail

template <class T, auto Value>
struct codec<constant<T, Value>> : detail::constant_codec<T, Value, codec<T>> {};
template <class T, auto Value>
struct codec_in<constant<T, Value>, std::endian::little>
    : detail::constant_codec<T, Value, codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
