// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_LIST_HPP
#define HANDFAST_WIRE_LIST_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/wire/detail/sequence_codec.hpp>
#include <handfast/wire/sequence.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Elements up to the end of their frame, without a prefix. Only as a last field.
template <class T, class Storage = view>
class list : public sequence<T, Storage> {
    using base = sequence<T, Storage>;

public:
    using base::base;
    constexpr list() = default;
    constexpr list(base elements) noexcept : base(std::move(elements)) {}

    friend constexpr bool operator==(list const& a, list const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

template <class T, class Storage>
struct codec<list<T, Storage>> {
    using type = list<T, Storage>;
    using body = detail::sequence_codec<T, Storage>;
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = unbounded;
    static constexpr bool plain = false;
    static constexpr bool greedy = true;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        return body::decode_all(at, end, to, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        return body::encode(from, at, end, why);
    }
    static constexpr std::size_t size(type const& value) { return body::size(value); }
};

template <class T, class Storage>
struct codec_in<list<T, Storage>, std::endian::little> : detail::list_in_little_endian<T, codec<list<T, Storage>>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
