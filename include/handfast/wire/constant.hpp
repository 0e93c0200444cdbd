// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CONSTANT_HPP
#define HANDFAST_WIRE_CONSTANT_HPP

#include <cstddef>
#include <cstdint>

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

template <class T, auto Value>
struct codec<constant<T, Value>> {
    static_assert(wire::plain<T>, "`wire::constant<T, Value>` requires a `T` of fixed size, such as `wire::u16`");
    static constexpr std::size_t least = codec<T>::least;
    static constexpr std::size_t greatest = codec<T>::least;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, constant<T, Value>&,
                                                trace& why) {
        T value{};
        auto const* next = detail::decode_one(at, end, value, why);
        if (next != nullptr && value != T{constant<T, Value>::value}) [[unlikely]]
            return why.fail(failure::wrong_constant, at, number(value), number(constant<T, Value>::value));
        return next;
    }
    static constexpr std::uint8_t* encode(constant<T, Value>, std::uint8_t* at, std::uint8_t* end, trace& why) {
        return detail::encode_one(constant<T, Value>::value, at, end, why);
    }
    static constexpr std::size_t size(constant<T, Value>) noexcept { return least; }

private:
    static constexpr std::uint64_t number(T value) noexcept {
        if constexpr (requires { value.raw(); }) return static_cast<std::uint64_t>(value.raw());
        else return static_cast<std::uint64_t>(value);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
