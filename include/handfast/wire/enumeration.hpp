// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ENUMERATION_HPP
#define HANDFAST_WIRE_ENUMERATION_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/byte_order.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// An enumeration that anyone may extend: a value without a name is kept, not refused, and compares
/// unequal to every name. `E` has a fixed underlying type, which is the width on the wire.
template <class E>
    requires std::is_enum_v<E>
class open_enum {
public:
    using enumeration = E;
    using underlying = std::underlying_type_t<E>;

    constexpr open_enum() = default;
    constexpr open_enum(E value) noexcept : value_(value) {}
    constexpr explicit open_enum(underlying raw) noexcept : value_(static_cast<E>(raw)) {}

    constexpr operator E() const noexcept { return value_; }
    [[nodiscard]] constexpr E value() const noexcept { return value_; }
    [[nodiscard]] constexpr underlying raw() const noexcept { return static_cast<underlying>(value_); }

private:
    E value_{};
};

namespace detail {

template <class E, std::endian Order>
struct enumeration_codec {
    using underlying = std::underlying_type_t<E>;
    static_assert(!std::is_same_v<underlying, bool>,
                  "an enumeration as a field requires an underlying type that keeps every byte, other than `bool`");
    static_assert(requires { E{0}; }, "an enumeration as a field requires a fixed underlying type");
    static constexpr std::size_t least = sizeof(underlying);
    static constexpr std::size_t greatest = sizeof(underlying);
    static constexpr bool plain = true;
    static constexpr bool copies_bits = true;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, E& to) noexcept {
        to = static_cast<E>(load_bytes<sizeof(underlying), Order>(from));
    }
    [[gnu::always_inline]] static constexpr void store(E const& from, std::uint8_t* to) noexcept {
        store_bytes<sizeof(underlying), Order>(static_cast<native<sizeof(underlying)>>(from), to);
    }
};

template <class E, std::endian Order>
struct open_enum_codec : enumeration_codec<E, Order> {
    using bare = enumeration_codec<E, Order>;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, open_enum<E>& to) noexcept {
        E value{};
        bare::load(from, value);
        to = value;
    }
    [[gnu::always_inline]] static constexpr void store(open_enum<E> const& from, std::uint8_t* to) noexcept {
        bare::store(from.value(), to);
    }
};

}  // namespace detail

/// An enumeration: as wide as its underlying type, big-endian unless its message says otherwise. A value without
/// a name is kept, as in `open_enum`.
template <class E>
    requires std::is_enum_v<E>
struct codec<E> : detail::enumeration_codec<E, std::endian::big> {};
template <class E>
    requires std::is_enum_v<E>
struct codec_in<E, std::endian::little> : detail::enumeration_codec<E, std::endian::little> {};

template <class E>
struct codec<open_enum<E>> : detail::open_enum_codec<E, std::endian::big> {};
template <class E>
struct codec_in<open_enum<E>, std::endian::little> : detail::open_enum_codec<E, std::endian::little> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
