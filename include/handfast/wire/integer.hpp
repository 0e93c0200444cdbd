// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_INTEGER_HPP
#define HANDFAST_WIRE_INTEGER_HPP

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/byte_order.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// An unsigned integer of `Bytes` bytes on the wire, 1 to 8, in the given order; a native integer to the
/// program. A value that its bytes cannot hold is refused when it is encoded (`failure::too_large`), never cut.
template <std::size_t Bytes, std::endian Order = std::endian::big>
class integer {
    static_assert(Bytes >= 1 && Bytes <= 8, "`wire::integer<Bytes, Order>` requires 1 to 8 `Bytes`");

public:
    using native_type = detail::native<Bytes>;
    static constexpr std::endian byte_order = Order;

    static constexpr native_type greatest = static_cast<native_type>(static_cast<native_type>(-1) >>
                                                                     (8 * (sizeof(native_type) - Bytes)));

    constexpr integer() = default;
    constexpr integer(native_type value) noexcept : value_(value) {}

    constexpr operator native_type() const noexcept { return value_; }
    [[nodiscard]] constexpr native_type value() const noexcept { return value_; }

private:
    native_type value_ = 0;
};

/// A signed integer of `Bytes` bytes in two's complement. A value that its bytes cannot hold is refused when
/// it is encoded.
template <std::size_t Bytes, std::endian Order = std::endian::big>
class signed_integer {
    static_assert(Bytes >= 1 && Bytes <= 8, "`wire::signed_integer<Bytes, Order>` requires 1 to 8 `Bytes`");

public:
    using native_type = std::make_signed_t<detail::native<Bytes>>;

    static constexpr native_type greatest = static_cast<native_type>(integer<Bytes>::greatest >> 1);
    static constexpr native_type least = static_cast<native_type>(-greatest - 1);

    constexpr signed_integer() = default;
    constexpr signed_integer(native_type value) noexcept : value_(value) {}

    constexpr operator native_type() const noexcept { return value_; }
    [[nodiscard]] constexpr native_type value() const noexcept { return value_; }

private:
    native_type value_ = 0;
};

///@{
/// Big-endian, as network protocols have it (RFC 5246 §4.4).
using u8 = integer<1>;
using u16 = integer<2>;
using u24 = integer<3>;
using u32 = integer<4>;
using u40 = integer<5>;
using u48 = integer<6>;
using u56 = integer<7>;
using u64 = integer<8>;
using i8 = signed_integer<1>;
using i16 = signed_integer<2>;
using i24 = signed_integer<3>;
using i32 = signed_integer<4>;
using i40 = signed_integer<5>;
using i48 = signed_integer<6>;
using i56 = signed_integer<7>;
using i64 = signed_integer<8>;
///@}

///@{
/// Little-endian.
using u16_le = integer<2, std::endian::little>;
using u24_le = integer<3, std::endian::little>;
using u32_le = integer<4, std::endian::little>;
using u40_le = integer<5, std::endian::little>;
using u48_le = integer<6, std::endian::little>;
using u56_le = integer<7, std::endian::little>;
using u64_le = integer<8, std::endian::little>;
using i16_le = signed_integer<2, std::endian::little>;
using i24_le = signed_integer<3, std::endian::little>;
using i32_le = signed_integer<4, std::endian::little>;
using i40_le = signed_integer<5, std::endian::little>;
using i48_le = signed_integer<6, std::endian::little>;
using i56_le = signed_integer<7, std::endian::little>;
using i64_le = signed_integer<8, std::endian::little>;
///@}

template <std::size_t Bytes, std::endian Order>
struct codec<integer<Bytes, Order>> {
    using type = integer<Bytes, Order>;
    static constexpr std::size_t least = Bytes;
    static constexpr std::size_t greatest = Bytes;
    static constexpr bool plain = true;
    static constexpr bool fits_always = Bytes == sizeof(typename type::native_type);
    static constexpr bool copies_bits = fits_always;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, type& to) noexcept {
        to = detail::load_bytes<Bytes, Order>(from);
    }
    [[gnu::always_inline]] static constexpr void store(type const& from, std::uint8_t* to) noexcept {
        detail::store_bytes<Bytes, Order>(from, to);
    }
    static constexpr bool storable(type const& value) noexcept { return value.value() <= type::greatest; }
    static constexpr std::nullptr_t refuse(type const& value, std::uint8_t const* at, trace& why) noexcept {
        return why.fail(failure::too_large, at, value.value(), type::greatest);
    }
};

template <std::size_t Bytes, std::endian Order>
struct codec<signed_integer<Bytes, Order>> {
    using type = signed_integer<Bytes, Order>;
    using native_type = typename type::native_type;
    static constexpr std::size_t least = Bytes;
    static constexpr std::size_t greatest = Bytes;
    static constexpr bool plain = true;
    static constexpr bool fits_always = Bytes == sizeof(native_type);
    static constexpr bool copies_bits = fits_always;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, type& to) noexcept {
        // The sign is the highest bit of the bytes: up to the top, and back down with copies of it.
        constexpr unsigned spare = 8 * (sizeof(native_type) - Bytes);
        auto const raw = static_cast<std::make_unsigned_t<native_type>>(detail::load_bytes<Bytes, Order>(from)
                                                                        << spare);
        to = static_cast<native_type>(static_cast<native_type>(raw) >> spare);
    }
    [[gnu::always_inline]] static constexpr void store(type const& from, std::uint8_t* to) noexcept {
        detail::store_bytes<Bytes, Order>(static_cast<detail::native<Bytes>>(from.value()), to);
    }
    static constexpr bool storable(type const& value) noexcept {
        return value.value() >= type::least && value.value() <= type::greatest;
    }
    static constexpr std::nullptr_t refuse(type const& value, std::uint8_t const* at, trace& why) noexcept {
        return why.fail(failure::too_large, at, static_cast<std::uint64_t>(value.value()),
                        static_cast<std::uint64_t>(type::greatest));
    }
};

namespace detail {

/// The integers of the language: of fixed width, two's complement.
template <class T>
concept standard_integer = std::integral<T> && !std::same_as<T, bool> && std::has_single_bit(sizeof(T)) &&
                           sizeof(T) <= 8;

template <class T, std::endian Order>
struct standard_integer_codec {
    static constexpr std::size_t least = sizeof(T);
    static constexpr std::size_t greatest = sizeof(T);
    static constexpr bool plain = true;
    static constexpr bool copies_bits = true;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, T& to) noexcept {
        to = static_cast<T>(load_bytes<sizeof(T), Order>(from));
    }
    [[gnu::always_inline]] static constexpr void store(T const& from, std::uint8_t* to) noexcept {
        store_bytes<sizeof(T), Order>(static_cast<native<sizeof(T)>>(from), to);
    }
};

}  // namespace detail

/// The integers of the language: big-endian, unless their message says otherwise.
template <detail::standard_integer T>
struct codec<T> : detail::standard_integer_codec<T, std::endian::big> {};
template <detail::standard_integer T>
struct codec_in<T, std::endian::little> : detail::standard_integer_codec<T, std::endian::little> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
