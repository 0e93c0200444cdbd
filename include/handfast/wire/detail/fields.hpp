// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_FIELDS_HPP
#define HANDFAST_WIRE_DETAIL_FIELDS_HPP

#include <bit>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <handfast/wire/bits.hpp>
#include <handfast/wire/codec.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/detail/dependent.hpp>
#include <handfast/wire/detail/plan.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// The codec of a field of a message whose byte order is `Order`.
template <class T, std::endian Order>
using field_codec = std::conditional_t<Order == std::endian::big, codec<T>, codec_in<T, std::endian::little>>;

/// Whether the member that `Field` points to has a wire form.
template <auto Field>
inline constexpr bool has_wire_form = !requires { typename codec<member_t<Field>>::no_wire_form; };

/// Says which field it is.
template <auto Field>
struct field_requirements {
    static_assert(has_wire_form<Field>,
                  "`HANDFAST_MESSAGE` requires fields that have a wire form: an integer, an enumeration, an array, a "
                  "field type of `wire`, or a message (`HANDFAST_MESSAGE`, a `hana::Struct`)");
    static constexpr bool met = has_wire_form<Field>;
};

/// What is known of a message's fields from their codecs.
template <class M, class Description, class Indices>
struct fields;

template <class M, auto... Fields, std::size_t... I>
struct fields<M, description<Fields...> const, std::index_sequence<I...>> {
    static constexpr auto const& described = description_of<M>::value;
    static constexpr std::endian order = described.order;
    static constexpr std::size_t count = sizeof...(Fields);
    template <auto Field>
    using by = field_codec<member_t<Field>, order>;

    static_assert((true && ... && (has_wire_form<Fields> || field_requirements<Fields>::met)),
                  "`HANDFAST_MESSAGE` requires fields that have a wire form");

    static constexpr plan<count> where{{by<Fields>::least..., 0},
                                       {by<Fields>::greatest..., 0},
                                       {by<Fields>::plain..., false},
                                       {bit_width<by<Fields>>..., 0},
                                       {detail::greedy<by<Fields>>..., false}};

    static constexpr std::size_t rules = (std::size_t{0} + ... + std::size_t{has_rule<member_t<Fields>>});
    static constexpr bool has_rules = rules > 0;
    static constexpr bool has_places = (false || ... || is_computed<member_t<Fields>>);
    /// Whether every field has bytes of its own and is written as it stands.
    static constexpr bool independent = !has_places && !where.has_words && !(false || ... || contextual<by<Fields>>);

    static constexpr std::size_t least = where.least;
    static constexpr std::size_t greatest = where.greatest;
    static constexpr bool plain = where.all_plain && !has_rules;
    static constexpr bool accepts_all = (true && ... && detail::accepts_all<by<Fields>>);
    static constexpr bool fits_always = (true && ... && detail::fits_always<by<Fields>, member_t<Fields>>);
    static constexpr bool greedy = where.last_is_greedy;

    template <auto Field>
    static constexpr bool is_named = !is_computed<member_t<Field>> || has_rule<member_t<Field>> ||
                                     (0 + ... + int{names<by<Fields>, Field>}) == 1;
    static_assert((true && ... && is_named<Fields>),
                  "`wire::computed<T>` requires one later field that names it (`sized`, `counted`, `chosen`, "
                  "`present_if`), or a rule");
    static_assert(!has_field_twice(described), "`HANDFAST_MESSAGE` requires to name each field once");
    static_assert(where.words_are_whole,
                  "`HANDFAST_MESSAGE` requires bit fields that stand together to fill a word of 8, 16, ... or 64 bits");
    static_assert(
        !where.another_is_greedy,
        "`HANDFAST_MESSAGE` requires a field that takes whatever is left (`rest`, `list`, `optional_tail`, `chosen`) "
        "to be the last");
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
