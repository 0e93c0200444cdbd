// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_INTEGER_HPP
#define HANDFAST_WIRE_INTEGER_HPP

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {
template <std::size_t Bytes>
struct native;
template <>
struct native<1> {
    using type = std::uint8_t;
};
template <>
struct native<2> {
    using type = std::uint16_t;
};
template <>
struct native<3> {
    using type = std::uint32_t;
};
template <>
struct native<4> {
    using type = std::uint32_t;
};
template <>
struct native<6> {
    using type = std::uint64_t;
};
template <>
struct native<8> {
    using type = std::uint64_t;
};

/// Where the byte of weight 256^`i` stands among `Bytes` of them.
template <std::size_t Bytes, std::endian Order>
constexpr std::size_t place(std::size_t i) noexcept {
    return Order == std::endian::little ? i : Bytes - 1 - i;
}

// Both are written as one expression without a loop, which compilers turn into a single move and a byte swap.
template <std::size_t Bytes, std::endian Order, std::size_t... I>
constexpr typename native<Bytes>::type load_bytes(std::uint8_t const* from, std::index_sequence<I...>) noexcept {
    using integer = typename native<Bytes>::type;
    using wide = std::conditional_t<(sizeof(integer) < 4), std::uint32_t, integer>;
    return static_cast<integer>((... | (wide{from[place<Bytes, Order>(I)]} << (8 * I))));
}
template <std::size_t Bytes, std::endian Order, std::size_t... I>
constexpr void store_bytes(typename native<Bytes>::type value, std::uint8_t* to, std::index_sequence<I...>) noexcept {
    ((to[place<Bytes, Order>(I)] = static_cast<std::uint8_t>(value >> (8 * I))), ...);
}

/// The `Bytes` bytes at `from` as one unsigned integer.
template <std::size_t Bytes, std::endian Order = std::endian::big>
constexpr typename native<Bytes>::type load_bytes(std::uint8_t const* from) noexcept {
    return load_bytes<Bytes, Order>(from, std::make_index_sequence<Bytes>{});
}
/// `value` as the `Bytes` bytes at `to`.
template <std::size_t Bytes, std::endian Order = std::endian::big>
constexpr void store_bytes(typename native<Bytes>::type value, std::uint8_t* to) noexcept {
    store_bytes<Bytes, Order>(value, to, std::make_index_sequence<Bytes>{});
}
}  // namespace detail

/// An unsigned integer of `Bytes` bytes on the wire, in the given order; a native integer to the program.
/// A value that its bytes cannot hold is refused when it is encoded (`failure::too_large`), never cut.
template <std::size_t Bytes, std::endian Order = std::endian::big>
class integer {
public:
    using native_type = typename detail::native<Bytes>::type;

    static constexpr native_type greatest = static_cast<native_type>(static_cast<native_type>(-1) >>
                                                                     (8 * (sizeof(native_type) - Bytes)));

    constexpr integer() = default;
    constexpr integer(native_type value) noexcept : value_(value) {}

    constexpr operator native_type() const noexcept { return value_; }
    [[nodiscard]] constexpr native_type value() const noexcept { return value_; }

private:
    native_type value_ = 0;
};

/// Big-endian, as network protocols have it (RFC 5246 §4.4).
using u8 = integer<1>;
using u16 = integer<2>;
using u24 = integer<3>;
using u32 = integer<4>;
using u48 = integer<6>;
using u64 = integer<8>;

/// Little-endian.
using u16_le = integer<2, std::endian::little>;
using u24_le = integer<3, std::endian::little>;
using u32_le = integer<4, std::endian::little>;
using u48_le = integer<6, std::endian::little>;
using u64_le = integer<8, std::endian::little>;

template <std::size_t Bytes, std::endian Order>
struct codec<integer<Bytes, Order>> {
    using type = integer<Bytes, Order>;
    static constexpr std::size_t least = Bytes;
    static constexpr std::size_t greatest = Bytes;
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const* from, type& to) noexcept {
        to = detail::load_bytes<Bytes, Order>(from);
    }
    static constexpr void store(type const& from, std::uint8_t* to) noexcept {
        detail::store_bytes<Bytes, Order>(from, to);
    }
    static constexpr bool storable(type const& value) noexcept
        requires(Bytes < sizeof(typename type::native_type))
    {
        return value.value() <= type::greatest;
    }
    static constexpr std::nullptr_t refuse(type const& value, std::uint8_t const* at, trace& why) noexcept
        requires(Bytes < sizeof(typename type::native_type))
    {
        return why.fail(failure::too_large, at, value.value(), type::greatest);
    }
};

/// The standard integers of fixed width: big-endian, two's complement.
template <std::integral T>
    requires(!std::same_as<T, bool> && (sizeof(T) == 1 || sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8))
struct codec<T> {
    static constexpr std::size_t least = sizeof(T);
    static constexpr std::size_t greatest = sizeof(T);
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const* from, T& to) noexcept {
        to = static_cast<T>(detail::load_bytes<sizeof(T)>(from));
    }
    static constexpr void store(T const& from, std::uint8_t* to) noexcept {
        detail::store_bytes<sizeof(T)>(static_cast<typename detail::native<sizeof(T)>::type>(from), to);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
