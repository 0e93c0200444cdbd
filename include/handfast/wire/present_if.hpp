// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_PRESENT_IF_HPP
#define HANDFAST_WIRE_PRESENT_IF_HPP

#include <bit>
#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/dependent.hpp>
#include <handfast/wire/detail/maybe.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A `T` that is there when `Field` is 1 and not when it is 0, a `computed` field of the same message that comes
/// before it, such as a `computed<flag>`; of a wider field another value is refused (`failure::too_large`). Encoding
/// fills the flag in.
template <auto Field, class T>
class present_if : public detail::maybe<T> {
    using base = detail::maybe<T>;

public:
    using base::base;
    constexpr present_if() = default;

    friend constexpr bool operator==(present_if const& a, present_if const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

namespace detail {

template <auto Field, class T, class Codec>
struct present_if_codec {
    using type = present_if<Field, T>;
    using inner = Codec;
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = inner::greatest;
    static constexpr bool plain = false;
    static constexpr bool greedy = detail::greedy<inner>;
    static constexpr bool contextual = true;
    template <auto Other>
    static constexpr bool names = detail::same_member<Field, Other> || detail::names<inner, Other>;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                auto const& context, trace& why) {
        std::uint64_t const there = context.template get<Field>();
        if (there > 1) [[unlikely]]
            return why.fail(failure::too_large, at, there, 1);
        if (there == 0) {
            to.reset();
            return at;
        }
        return detail::decode_within<inner>(at, end, to ? *to : to.emplace(), context, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, auto const& context,
                                          trace& why) {
        if (!context.template set<Field>(from.has_value() ? 1 : 0, why)) [[unlikely]]
            return nullptr;
        return from ? detail::encode_within<inner>(*from, at, end, context, why) : at;
    }
    static constexpr std::size_t size(type const& value, std::size_t so_far) {
        return value ? detail::size_within<inner>(*value, so_far) : 0;
    }
};

}  // namespace detail

template <auto Field, class T>
struct codec<present_if<Field, T>> : detail::present_if_codec<Field, T, codec<T>> {};
template <auto Field, class T>
struct codec_in<present_if<Field, T>, std::endian::little>
    : detail::present_if_codec<Field, T, codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
