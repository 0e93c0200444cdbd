// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_LENGTH_PREFIXED_HPP
#define HANDFAST_WIRE_LENGTH_PREFIXED_HPP

#include <cstddef>
#include <utility>

#include <handfast/wire/detail/block.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {
/// The block whose prefix is a `Length`.
template <class Length>
using block_of = block<0, (std::size_t{1} << (8 * codec<Length>::least)) - 1>;
}  // namespace detail

/// A `T` behind its length, written as a `Length` (`u8`, `u16`, `u24`, `u32`). The `T` must take exactly
/// the bytes that the length announces.
template <class Length, class T>
struct length_prefixed {
    T value;

    constexpr length_prefixed() = default;
    constexpr length_prefixed(T v) : value(std::move(v)) {}

    constexpr T const& operator*() const noexcept { return value; }
    constexpr T& operator*() noexcept { return value; }
    constexpr T const* operator->() const noexcept { return &value; }
    constexpr T* operator->() noexcept { return &value; }

    friend constexpr bool operator==(length_prefixed const&, length_prefixed const&) = default;
};

template <class Length, class T>
struct codec<length_prefixed<Length, T>> {
    static_assert(wire::plain<Length> && codec<Length>::least <= 4,
                  "`wire::length_prefixed<Length, T>` requires a `Length` of one to four bytes, such as `wire::u16`");
    using type = length_prefixed<Length, T>;
    using block = detail::block_of<Length>;
    static constexpr std::size_t least = block::prefix + codec<T>::least;
    static constexpr std::size_t greatest = block::prefix + (codec<T>::greatest < block::greatest - block::prefix
                                                                 ? codec<T>::greatest
                                                                 : block::greatest - block::prefix);
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        std::size_t length = 0;
        at = block::open(at, end, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        return detail::decode_whole(at, at + length, to.value, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        auto* to = block::reserve(at, end, why);
        if (to == nullptr) [[unlikely]]
            return nullptr;
        to = detail::encode_one(from.value, to, end, why);
        if (to == nullptr) [[unlikely]]
            return nullptr;
        return block::close(at, to, why);
    }
    static constexpr std::size_t size(type const& value) { return block::prefix + detail::size_of(value.value); }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
