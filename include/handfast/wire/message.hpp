// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_MESSAGE_HPP
#define HANDFAST_WIRE_MESSAGE_HPP

#include <type_traits>
#include <utility>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/detail/dependent_layout.hpp>
#include <handfast/wire/detail/fields.hpp>
#include <handfast/wire/detail/layout.hpp>
#include <handfast/wire/hana.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

template <class M, class Description = decltype(description_of<M>::value),
          class Indices = std::make_index_sequence<Description::size>>
using layout_of = std::conditional_t<fields<M, Description, Indices>::independent, layout<M, Description, Indices>,
                                     dependent_layout<M, Description, Indices>>;

}  // namespace detail

/// The wire form of a message: its fields, one after another.
template <message M>
struct codec<M> : detail::layout_of<M> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
