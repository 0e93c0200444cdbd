// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_BY_STATE_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_BY_STATE_HPP

#include <cstdint>
#include <type_traits>

#include <handfast/choreography/machine.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// An integer that is as small as what it counts allows.
template <int Greatest>
using small = std::conditional_t<(Greatest < 255), std::uint8_t, std::uint16_t>;

/// One `Entry` for each number of a position: the states of a role, `ended` included, and having given up. A program
/// that looks something up while it runs does so in a table of these, of a byte or two a state: the machine itself,
/// with the names of the description, is for the compiler.
template <class Entry, int Count>
struct by_state {
    Entry of[Count]{};
    [[nodiscard]] constexpr Entry operator[](int number) const { return of[number]; }
};

template <class Protocol, class Role, class Entry>
using table_for = by_state<Entry, machine_of<Protocol, Role>.state_count + 2>;

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
