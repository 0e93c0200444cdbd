// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_ROOM_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_ROOM_HPP

#include <type_traits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

template <int Index>
using place = std::integral_constant<int, Index>;

/// Room for one of several. Which one is alive, and its end, is for the owner to know. (A chain of unions, because a
/// constant expression takes no storage of bytes; and nothing more than that, because there is one for each state.)
template <class... Alternatives>
union room;

template <class A>
union room<A> {
    A first;

    template <class... From>
    constexpr room(place<0>, From&&... from) : first{static_cast<From&&>(from)...} {}
    room(room&&) = default;
    room& operator=(room&&) = default;
    constexpr ~room()
        requires(std::is_trivially_copyable_v<A>)
    = default;
    constexpr ~room() {}
};

template <class A, class... Rest>
union room<A, Rest...> {
    A first;
    room<Rest...> rest;

    template <class... From>
    constexpr room(place<0>, From&&... from) : first{static_cast<From&&>(from)...} {}
    template <int Index, class... From>
    constexpr room(place<Index>, From&&... from) : rest(place<Index - 1>{}, static_cast<From&&>(from)...) {}
    room(room&&) = default;
    room& operator=(room&&) = default;
    constexpr ~room()
        requires(std::is_trivially_copyable_v<A> && std::is_trivially_copyable_v<room<Rest...>>)
    = default;
    constexpr ~room() {}
};

template <int Index, class Room>
constexpr auto& held_in(Room& from) noexcept {
    if constexpr (Index == 0) return from.first;
    else return held_in<Index - 1>(from.rest);
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
