// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_COUNTED_HPP
#define HANDFAST_WIRE_COUNTED_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/wire/computed.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/detail/dependent.hpp>
#include <handfast/wire/detail/sequence_codec.hpp>
#include <handfast/wire/sequence.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Elements whose number stands in `Field`, a `computed` field of the same message that comes before them.
/// Encoding fills the number in.
template <auto Field, class T, class Storage = view>
class counted : public sequence<T, Storage> {
    using base = sequence<T, Storage>;

public:
    using base::base;
    constexpr counted() = default;
    constexpr counted(base elements) noexcept : base(std::move(elements)) {}

    friend constexpr bool operator==(counted const& a, counted const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

template <auto Field, class T, class Storage>
struct codec<counted<Field, T, Storage>> {
    using type = counted<Field, T, Storage>;
    using body = detail::sequence_codec<T, Storage>;
    static constexpr std::uint64_t most =
        detail::greatest_number<typename detail::rule_of<detail::member_t<Field>>::value_type>();
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = most > unbounded / codec<T>::greatest ? unbounded
                                                                                  : most* codec<T>::greatest;
    static constexpr bool plain = false;
    static constexpr bool contextual = true;
    template <auto Other>
    static constexpr bool names = detail::same_member<Field, Other>;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                auto const& context, trace& why) {
        std::uint64_t const count = context.template get<Field>();
        if (count > most) [[unlikely]]
            return why.fail(failure::too_large, at, count, most);
        return body::decode_count(at, end, count, to, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, auto const& context,
                                          trace& why) {
        at = body::encode(from, at, end, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        return context.template set<Field>(from.size(), why) ? at : nullptr;
    }
    static constexpr std::size_t size(type const& value, std::size_t) { return body::size(value); }
};

template <auto Field, class T, class Storage>
struct codec_in<counted<Field, T, Storage>, std::endian::little>
    : detail::list_in_little_endian<T, codec<counted<Field, T, Storage>>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
