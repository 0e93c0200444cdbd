// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ARRAY_HPP
#define HANDFAST_WIRE_ARRAY_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// `Count` values one after another, without a prefix.
template <class T, std::size_t Count, class Array, class Codec>
struct array_codec {
    static_assert(Count > 0, "`std::array<T, Count>` as a field requires `Count` to be above zero");
    static_assert(!greedy<Codec>,
                  "`std::array<T, Count>` as a field requires a `T` that does not take whatever is left");
    static_assert(Codec::least > 0, "`std::array<T, Count>` as a field requires a `T` of at least one byte");
    static constexpr std::size_t least = Codec::least * Count;
    static constexpr std::size_t greatest = Codec::greatest > unbounded / Count ? unbounded : Codec::greatest* Count;
    static constexpr bool plain = Codec::plain;
    static constexpr bool copies_bits = detail::copies_bits<Codec>;
    static constexpr bool accepts_all = detail::accepts_all<Codec>;
    static constexpr bool fits_always = detail::fits_always<Codec, T>;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, Array& to) {
        for (std::size_t i = 0; i < Count; ++i) Codec::load(from + i * least_of_one, to[i]);
    }
    [[gnu::always_inline]] static constexpr void store(Array const& from, std::uint8_t* to) {
        for (std::size_t i = 0; i < Count; ++i) Codec::store(from[i], to + i * least_of_one);
    }
    static constexpr bool acceptable(std::uint8_t const* from) {
        for (std::size_t i = 0; i < Count; ++i)
            if (!Codec::acceptable(from + i * least_of_one)) return false;
        return true;
    }
    static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) {
        for (std::size_t i = 0; i < Count; ++i, at += least_of_one)
            if (!Codec::acceptable(at)) {
                Codec::reject(at, why);
                return why.at(i);
            }
        return nullptr;
    }
    static constexpr bool storable(Array const& values) {
        for (std::size_t i = 0; i < Count; ++i)
            if (!Codec::storable(values[i])) return false;
        return true;
    }
    static constexpr std::nullptr_t refuse(Array const& values, std::uint8_t const* at, trace& why) {
        for (std::size_t i = 0; i < Count; ++i, at += least_of_one)
            if (!Codec::storable(values[i])) {
                Codec::refuse(values[i], at, why);
                return why.at(i);
            }
        return nullptr;
    }

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, Array& to,
                                                trace& why) {
        for (std::size_t i = 0; i < Count; ++i)
            if (at = decode_by<Codec>(at, end, to[i], why); at == nullptr) return why.at(i);
        return at;
    }
    static constexpr std::uint8_t* encode(Array const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        for (std::size_t i = 0; i < Count; ++i)
            if (at = encode_by<Codec>(from[i], at, end, why); at == nullptr) return why.at(i);
        return at;
    }
    static constexpr std::size_t size(Array const& values) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < Count; ++i) sum += size_by<Codec>(values[i]);
        return sum;
    }

private:
    static constexpr std::size_t least_of_one = Codec::least;
};

}  // namespace detail

template <class T, std::size_t Count>
struct codec<std::array<T, Count>> : detail::array_codec<T, Count, std::array<T, Count>, codec<T>> {};
template <class T, std::size_t Count>
struct codec_in<std::array<T, Count>, std::endian::little>
    : detail::array_codec<T, Count, std::array<T, Count>, codec_in<T, std::endian::little>> {};

template <class T, std::size_t Count>
struct codec<T[Count]> : detail::array_codec<T, Count, T[Count], codec<T>> {};
template <class T, std::size_t Count>
struct codec_in<T[Count], std::endian::little>
    : detail::array_codec<T, Count, T[Count], codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
