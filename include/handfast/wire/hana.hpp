// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_HANA_HPP
#define HANDFAST_WIRE_HANA_HPP

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/hana/concept/struct.hpp>
#include <boost/hana/fwd/accessors.hpp>
#include <boost/hana/fwd/pair.hpp>
#include <boost/hana/fwd/string.hpp>
#include <boost/hana/fwd/tuple.hpp>

#include <handfast/wire/description.hpp>

// Messages and `hana::Struct`s are one and the same thing seen from two sides; this is where they meet. Only Hana's
// declarations are included, which cost next to nothing: who uses Hana on a message includes what of it they use.

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// A member pointer as the function that Hana wants: from an object to its member.
template <class Pointer, Pointer Field>
struct hana_member {
    template <class Object>
    constexpr decltype(auto) operator()(Object&& object) const {
        return (static_cast<Object&&>(object).*Field);
    }
};

/// The name of field `I` of `M` as a `hana::string`.
template <class M, std::size_t I, std::size_t... Characters>
constexpr auto hana_name(std::index_sequence<Characters...>) {
    return boost::hana::string_c<description_of<M>::value.fields[I][Characters]...>;
}

template <class M, auto... Fields, std::size_t... I>
constexpr auto hana_accessors(description<Fields...> const&, std::index_sequence<I...>) {
    namespace hana = boost::hana;
    return hana::make_tuple(
        hana::make_pair(hana_name<M, I>(std::make_index_sequence<description_of<M>::value.fields[I].size()>{}),
                        hana_member<std::remove_const_t<decltype(Fields)>, Fields>{})...);
}

/// A type that somebody adapted, taken apart: the pack of its member pointers and their names.
template <class Accessors>
struct adapted;

template <class Accessor>
struct member_of {
    static_assert(sizeof(Accessor) == 0,
                  "a `hana::Struct` as a message requires accessors that are member pointers, as "
                  "BOOST_HANA_ADAPT_STRUCT and BOOST_HANA_DEFINE_STRUCT make them");
};
template <template <class T, T> class Accessor, class Pointer, Pointer Field>
struct member_of<Accessor<Pointer, Field>> {
    static constexpr Pointer value = Field;
};

template <class... Names, class... Accessors>
struct adapted<boost::hana::tuple<boost::hana::pair<Names, Accessors>...>> {
    static constexpr auto describe(std::string_view name) {
        return description<member_of<Accessors>::value...>{
            name, std::array<std::string_view, sizeof...(Names)>{std::string_view{Names::c_str()}...}};
    }
};

/// The name of `T` without its namespaces, from the compiler's own spelling.
template <class T>
constexpr std::string_view type_name() noexcept {
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    name = name.substr(0, name.find_first_of(";]<"));
    if (auto const colon = name.rfind(':'); colon != name.npos) name.remove_prefix(colon + 1);
    return name;
}

}  // namespace detail

/// A `hana::Struct` that is not described otherwise is a message whose fields are its members.
template <class M>
    requires(!described<M> && boost::hana::Struct<M>::value)
struct description_of<M> {
    static constexpr auto value = detail::adapted<decltype(boost::hana::accessors<M>())>::describe(
        detail::type_name<M>());
};

}  // namespace handfast::inline HANDFAST_ABI::wire

namespace boost::hana {

/// Every described message is a `hana::Struct`.
template <class M>
struct accessors_impl<M, when<::handfast::wire::described<M>>> {
    static constexpr auto apply() {
        constexpr auto description = M::handfast_description();
        return ::handfast::wire::detail::hana_accessors<M>(description, std::make_index_sequence<description.size>{});
    }
};

}  // namespace boost::hana

#endif
