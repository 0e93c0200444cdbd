// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_FLOATING_HPP
#define HANDFAST_WIRE_FLOATING_HPP

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/byte_order.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A number in floating point that names its byte order: IEEE 754 binary32 for `float`, binary64 for `double`. Kept as
/// its bits: where numbers pass through registers of the x87, as on i686, that alone turns a signalling NaN into a
/// quiet one.
template <std::floating_point T, std::endian Order = std::endian::big>
class floating {
public:
    using native_type = T;
    using bits_type = detail::native<sizeof(T)>;

    constexpr floating() = default;
    constexpr floating(T value) noexcept : bits_(std::bit_cast<bits_type>(value)) {}
    [[nodiscard]] static constexpr floating of_bits(bits_type bits) noexcept {
        floating made;
        made.bits_ = bits;
        return made;
    }

    constexpr operator T() const noexcept { return value(); }
    [[nodiscard]] constexpr T value() const noexcept { return std::bit_cast<T>(bits_); }
    [[nodiscard]] constexpr bits_type bits() const noexcept { return bits_; }

private:
    bits_type bits_ = 0;
};

///@{
/// IEEE 754, big-endian or little-endian.
using f32 = floating<float>;
using f64 = floating<double>;
using f32_le = floating<float, std::endian::little>;
using f64_le = floating<double, std::endian::little>;
///@}

namespace detail {

/// Bit for bit, so that a NaN keeps what it carries.
template <class T, std::endian Order>
struct floating_codec {
    static_assert(std::numeric_limits<T>::is_iec559 && (sizeof(T) == 4 || sizeof(T) == 8),
                  "`wire::codec<T>` of a floating-point `T` requires IEEE 754's binary32 or binary64");
    static constexpr std::size_t least = sizeof(T);
    static constexpr std::size_t greatest = sizeof(T);
    static constexpr bool plain = true;
    static constexpr bool copies_bits = true;

    // Not by `std::bit_cast`, which returns a `T`: on i686 in a register that changes signalling NaNs. What a program
    // does with a `T` may change them there all the same; `wire::floating` does not.
    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, T& to) noexcept {
        auto const bits = load_bytes<sizeof(T), Order>(from);
        if (std::is_constant_evaluated()) to = std::bit_cast<T>(bits);
        else __builtin_memcpy(&to, &bits, sizeof(T));
    }
    [[gnu::always_inline]] static constexpr void store(T const& from, std::uint8_t* to) noexcept {
        store_bytes<sizeof(T), Order>(std::bit_cast<native<sizeof(T)>>(from), to);
    }
};

}  // namespace detail

/// Big-endian, unless their message says otherwise.
template <std::floating_point T>
struct codec<T> : detail::floating_codec<T, std::endian::big> {};
template <std::floating_point T>
struct codec_in<T, std::endian::little> : detail::floating_codec<T, std::endian::little> {};

template <std::floating_point T, std::endian Order>
struct codec<floating<T, Order>> {
    static_assert(detail::floating_codec<T, Order>::plain);
    static constexpr std::size_t least = sizeof(T);
    static constexpr std::size_t greatest = sizeof(T);
    static constexpr bool plain = true;
    static constexpr bool copies_bits = true;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, floating<T, Order>& to) noexcept {
        to = floating<T, Order>::of_bits(detail::load_bytes<sizeof(T), Order>(from));
    }
    [[gnu::always_inline]] static constexpr void store(floating<T, Order> const& from, std::uint8_t* to) noexcept {
        detail::store_bytes<sizeof(T), Order>(from.bits(), to);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
