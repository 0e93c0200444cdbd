// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_POSITION_HPP
#define HANDFAST_CHOREOGRAPHY_POSITION_HPP

#include <cstdint>
#include <utility>

#include <handfast/choreography/session.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// Returned by a handler that gives up: nothing is sent or received by the connection from there on.
struct abandoned {};

template <class Protocol, class Role, class IO>
class connection;

namespace detail {
struct position_access {
    template <class Position>
    static constexpr Position at(int state) {
        return Position{state};
    }
};
}  // namespace detail

/// Where a role is in a protocol, its type forgotten. Having given up is no place in the protocol: nothing is allowed
/// there, as after its end, but it is not its end.
template <class Protocol, class Role, class IO>
class position {
    static constexpr int ended = machine_of<Protocol, Role>.ended, given_up = ended + 1;
    static_assert(given_up <= 65535, "`position<Protocol, ...>` requires its states to fit in 16 bits");

public:
    template <int State>
    constexpr position(session<Protocol, Role, State, IO>&& s) : position(State) {
        (void)std::move(s).abandon();
    }
    constexpr position(abandoned) : position(given_up) {}

    [[nodiscard]] constexpr int state() const noexcept { return has_given_up() ? ended : number_; }
    [[nodiscard]] constexpr bool has_given_up() const noexcept { return number_ == given_up; }

private:
    friend class connection<Protocol, Role, IO>;
    friend detail::position_access;
    constexpr explicit position(int number) : number_(static_cast<std::uint16_t>(number)) {}

    std::uint16_t number_;  ///< of the state, or one more than the last of them
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
