// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ENUMERATION_HPP
#define HANDFAST_WIRE_ENUMERATION_HPP

#include <type_traits>

#include <handfast/wire/integer.hpp>

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

/// A plain enumeration: as wide as its underlying type, big-endian.
template <class E>
    requires std::is_enum_v<E>
struct codec<E> {
    using underlying = std::underlying_type_t<E>;
    static constexpr std::size_t least = sizeof(underlying);
    static constexpr std::size_t greatest = sizeof(underlying);
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const* from, E& to) noexcept {
        underlying raw{};
        codec<underlying>::load(from, raw);
        to = static_cast<E>(raw);
    }
    static constexpr void store(E const& from, std::uint8_t* to) noexcept {
        codec<underlying>::store(static_cast<underlying>(from), to);
    }
};

template <class E>
struct codec<open_enum<E>> {
    static constexpr std::size_t least = codec<E>::least;
    static constexpr std::size_t greatest = codec<E>::greatest;
    static constexpr bool plain = true;

    static constexpr void load(std::uint8_t const* from, open_enum<E>& to) noexcept {
        E value{};
        codec<E>::load(from, value);
        to = value;
    }
    static constexpr void store(open_enum<E> const& from, std::uint8_t* to) noexcept {
        codec<E>::store(from.value(), to);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
