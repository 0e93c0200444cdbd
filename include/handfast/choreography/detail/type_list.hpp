// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_TYPE_LIST_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_TYPE_LIST_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

template <class... T>
struct list {
    static constexpr int size = static_cast<int>(sizeof...(T));
};

/// One list of the elements of several. Eight at a time: a hundred lists cost fourteen steps.
template <class... Lists>
struct concatenated;
template <>
struct concatenated<> {
    using type = list<>;
};
template <class... A>
struct concatenated<list<A...>> {
    using type = list<A...>;
};
template <class... A, class... B>
struct concatenated<list<A...>, list<B...>> {
    using type = list<A..., B...>;
};
template <class... A, class... B, class... C, class... Rest>
struct concatenated<list<A...>, list<B...>, list<C...>, Rest...> : concatenated<list<A..., B..., C...>, Rest...> {};
template <class... A, class... B, class... C, class... D, class... E, class... F, class... G, class... H, class... Rest>
struct concatenated<list<A...>, list<B...>, list<C...>, list<D...>, list<E...>, list<F...>, list<G...>, list<H...>,
                    Rest...> : concatenated<list<A..., B..., C..., D..., E..., F..., G..., H...>, Rest...> {};

template <std::size_t I, class T>
struct element {};
template <class Indices, class... T>
struct elements;
template <std::size_t... I, class... T>
struct elements<std::index_sequence<I...>, T...> : element<I, T>... {};
template <class List>
struct indexed;
template <class... T>
struct indexed<list<T...>> {
    using type = elements<std::index_sequence_for<T...>, T...>;
};
template <std::size_t I, class T>
std::type_identity<T> pick(element<I, T>*);

/// Element number `I` of a list: overload resolution over one set of base classes, made once a list.
template <int I, class List>
using at =
    typename decltype(pick<static_cast<std::size_t>(I)>(static_cast<typename indexed<List>::type*>(nullptr)))::type;

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
