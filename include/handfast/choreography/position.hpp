// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_POSITION_HPP
#define HANDFAST_CHOREOGRAPHY_POSITION_HPP

#include <utility>

#include <handfast/choreography/session.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// Returned by a handler that gives up: the connection has ended.
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

/// Where a role is in a protocol, its type forgotten.
template <class Protocol, class Role, class IO>
class position {
public:
    template <int State>
    constexpr position(session<Protocol, Role, State, IO>&& s) : state_(State) {
        (void)std::move(s).abandon();
    }
    constexpr position(abandoned) : state_(machine_of<Protocol, Role>.ended) {}

    [[nodiscard]] constexpr int state() const noexcept { return state_; }

private:
    friend class connection<Protocol, Role, IO>;
    friend detail::position_access;
    constexpr explicit position(int state) : state_(state) {}

    int state_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
