// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_OPTIONAL_TAIL_HPP
#define HANDFAST_WIRE_OPTIONAL_TAIL_HPP

#include <bit>
#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/maybe.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// What may follow at the end of a message: absent when no bytes are left, else a `T` that takes them all
/// (the extensions of a hello, RFC 5246 §7.4.1.2). Only as a last field.
template <class T>
class optional_tail : public detail::maybe<T> {
    using base = detail::maybe<T>;

public:
    using base::base;
    constexpr optional_tail() = default;

    friend constexpr bool operator==(optional_tail const& a, optional_tail const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

namespace detail {

template <class T, class Codec>
struct optional_tail_codec {
    static_assert(Codec::least > 0, "`wire::optional_tail<T>` requires a `T` of at least one byte");
    static_assert(!detail::contextual<Codec>,
                  "`wire::optional_tail<T>` requires a `T` that does not depend on other fields");
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = Codec::greatest;
    static constexpr bool plain = false;
    static constexpr bool greedy = true;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, optional_tail<T>& to,
                                                trace& why) {
        if (at == end) {
            to.reset();
            return at;
        }
        return detail::decode_by<Codec>(at, end, to ? *to : to.emplace(), why);
    }
    static constexpr std::uint8_t* encode(optional_tail<T> const& from, std::uint8_t* at, std::uint8_t* end,
                                          trace& why) {
        return from ? detail::encode_by<Codec>(*from, at, end, why) : at;
    }
    static constexpr std::size_t size(optional_tail<T> const& value) {
        return value ? detail::size_by<Codec>(*value) : 0;
    }
};

}  // namespace detail

template <class T>
struct codec<optional_tail<T>> : detail::optional_tail_codec<T, codec<T>> {};
template <class T>
struct codec_in<optional_tail<T>, std::endian::little>
    : detail::optional_tail_codec<T, codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
