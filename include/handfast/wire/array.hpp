// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ARRAY_HPP
#define HANDFAST_WIRE_ARRAY_HPP

#include <array>
#include <cstddef>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// `Count` values one after another, without a prefix.
template <class T, std::size_t Count>
struct array_sizes {
    static_assert(Count > 0, "`std::array<T, Count>` as a field requires `Count` to be above zero");
    static_assert(!greedy<T>, "`std::array<T, Count>` as a field requires a `T` that does not take whatever is left");
    static constexpr std::size_t least = codec<T>::least * Count;
    static constexpr std::size_t greatest = codec<T>::greatest > unbounded / Count ? unbounded
                                                                                   : codec<T>::greatest* Count;
    static constexpr bool plain = codec<T>::plain;
};

template <class T, std::size_t Count, class Array>
struct array_codec : array_sizes<T, Count> {
    static constexpr void load(std::uint8_t const* from, Array& to) {
        for (std::size_t i = 0; i < Count; ++i) codec<T>::load(from + i * codec<T>::least, to[i]);
    }
    static constexpr void store(Array const& from, std::uint8_t* to) {
        for (std::size_t i = 0; i < Count; ++i) codec<T>::store(from[i], to + i * codec<T>::least);
    }
    static constexpr bool storable(Array const& values)
        requires(!detail::fits_always<T>)
    {
        for (std::size_t i = 0; i < Count; ++i)
            if (!codec<T>::storable(values[i])) return false;
        return true;
    }
    static constexpr std::nullptr_t refuse(Array const& values, std::uint8_t const* at, trace& why)
        requires(!detail::fits_always<T>)
    {
        for (std::size_t i = 0; i < Count; ++i, at += codec<T>::least)
            if (!codec<T>::storable(values[i])) {
                codec<T>::refuse(values[i], at, why);
                return why.at(i);
            }
        return nullptr;
    }

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, Array& to,
                                                trace& why) {
        for (std::size_t i = 0; i < Count; ++i)
            if (at = decode_one(at, end, to[i], why); at == nullptr) return why.at(i);
        return at;
    }
    static constexpr std::uint8_t* encode(Array const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        for (std::size_t i = 0; i < Count; ++i)
            if (at = encode_one(from[i], at, end, why); at == nullptr) return why.at(i);
        return at;
    }
    static constexpr std::size_t size(Array const& values) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < Count; ++i) sum += size_of(values[i]);
        return sum;
    }
};

}  // namespace detail

template <class T, std::size_t Count>
struct codec<std::array<T, Count>> : detail::array_codec<T, Count, std::array<T, Count>> {};

template <class T, std::size_t Count>
struct codec<T[Count]> : detail::array_codec<T, Count, T[Count]> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
