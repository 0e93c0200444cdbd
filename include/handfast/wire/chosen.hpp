// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CHOSEN_HPP
#define HANDFAST_WIRE_CHOSEN_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire/choice.hpp>
#include <handfast/wire/detail/dependent.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A body whose type `Field` decides, a `computed` field of the same message that comes before it; it goes on to
/// the end of its frame (put it into `sized` where its length is known). A body whose tag none of the alternatives
/// has is kept as bytes. Encoding fills the field in.
template <auto Field, class Storage, class Bodies>
class chosen : public choice<Storage, Bodies> {
    using base = choice<Storage, Bodies>;

public:
    using base::base;
    constexpr chosen() = default;

    friend constexpr bool operator==(chosen const& a, chosen const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

template <auto Field, class Storage, class Bodies>
struct codec<chosen<Field, Storage, Bodies>> {
    using type = chosen<Field, Storage, Bodies>;
    using body = detail::choice_codec<Storage, Bodies>;
    using tag_type = typename Bodies::tag_type;
    static_assert(detail::greatest_number<typename detail::rule_of<detail::member_t<Field>>::value_type>() <=
                      detail::greatest_number<tag_type>(),
                  "`wire::chosen<Field, Storage, Bodies>` requires tags that can hold every value of the field");
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = unbounded;
    static constexpr bool plain = false;
    static constexpr bool greedy = true;
    static constexpr bool contextual = true;
    template <auto Other>
    static constexpr bool names = detail::same_member<Field, Other>;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                auto const& context, trace& why) {
        return body::decode(static_cast<tag_type>(context.template get<Field>()), at, end, to, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, auto const& context,
                                          trace& why) {
        at = body::encode(from, at, end, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        using raw = std::make_unsigned_t<std::underlying_type_t<tag_type>>;
        return context.template set<Field>(static_cast<raw>(from.tag().raw()), why) ? at : nullptr;
    }
    static constexpr std::size_t size(type const& value, std::size_t) { return body::size(value); }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
