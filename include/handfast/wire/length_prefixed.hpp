// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_LENGTH_PREFIXED_HPP
#define HANDFAST_WIRE_LENGTH_PREFIXED_HPP

#include <bit>
#include <cstddef>
#include <utility>

#include <handfast/wire/detail/block.hpp>
#include <handfast/wire/detail/dependent.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A `T` behind its length in bytes, written as a `Length`: `u8`, `u16`, `u24_le`, `varint`, ... The `T` must take
/// exactly the bytes that the length announces.
template <class Length, class T>
struct length_prefixed {
    T value{};

    constexpr length_prefixed() = default;
    constexpr length_prefixed(T v) : value(std::move(v)) {}

    constexpr T const& operator*() const noexcept { return value; }
    constexpr T& operator*() noexcept { return value; }
    constexpr T const* operator->() const noexcept { return &value; }
    constexpr T* operator->() noexcept { return &value; }

    friend constexpr bool operator==(length_prefixed const&, length_prefixed const&) = default;
};

namespace detail {

template <class Length, class T, class Codec>
struct length_prefixed_codec {
    static_assert(codec<Length>::greatest <= 8,
                  "`wire::length_prefixed<Length, T>` requires a `Length` of one to eight bytes, such as `wire::u16`");
    static_assert(Codec::least <= detail::greatest_number<Length>(),
                  "`wire::length_prefixed<Length, T>` requires a `Length` that can hold the least size of a `T`");
    using type = length_prefixed<Length, T>;
    using inner = Codec;
    using block = detail::block_behind<Length>;
    static constexpr std::size_t least = block::prefix + Codec::least;
    static constexpr std::size_t greatest = Codec::greatest < block::greatest - codec<Length>::greatest
                                                ? codec<Length>::greatest + Codec::greatest
                                                : block::greatest;
    static constexpr bool plain = false;
    static constexpr bool contextual = detail::contextual<inner>;
    template <auto Field>
    static constexpr bool names = detail::names<inner, Field>;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why)
        requires(!contextual)
    {
        return decode(at, end, to, detail::no_context{}, why);
    }
    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                auto const& context, trace& why) {
        std::size_t length = 0;
        at = block::open(at, end, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        end = at + length;
        at = detail::decode_within<inner>(at, end, to.value, context, why);
        if (at == nullptr) [[unlikely]]
            return why.framed();
        if (at != end) [[unlikely]]
            return why.fail(failure::trailing, at, detail::left(at, end), 0);
        return at;
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why)
        requires(!contextual)
    {
        return encode(from, at, end, detail::no_context{}, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, auto const& context,
                                          trace& why) {
        std::size_t so_far = 0;
        if constexpr (contextual) so_far = detail::left(context.first(), at);
        return block::enclose(
            at, end, why,
            [&](std::uint8_t* to) { return detail::encode_within<inner>(from.value, to, end, context, why); },
            [&] { return size_of_body(from, so_far); });
    }
    static constexpr std::size_t size(type const& value, std::size_t so_far = 0) {
        auto const length = size_of_body(value, so_far);
        return block::prefix_size(length) + length;
    }

private:
    /// The body's size, where the length before it stands at `so_far`: what is aligned within depends on how many
    /// bytes the length takes, and that on the size.
    static constexpr std::size_t size_of_body(type const& value, std::size_t so_far) {
        std::size_t prefix = block::prefix;
        for (;;) {
            auto const length = detail::size_within<inner>(value.value, so_far + prefix);
            if (block::prefix_size(length) <= prefix) return length;
            prefix = block::prefix_size(length);
        }
    }
};

}  // namespace detail

template <class Length, class T>
struct codec<length_prefixed<Length, T>> : detail::length_prefixed_codec<Length, T, codec<T>> {};
template <class Length, class T>
struct codec_in<length_prefixed<Length, T>, std::endian::little>
    : detail::length_prefixed_codec<Length, T, codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
