// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_HANDSHAKE_WALK_HPP
#define HANDFAST_TESTS_TLS_HANDSHAKE_WALK_HPP

#include <initializer_list>

#include <handfast/choreography/session.hpp>

// Ways through the machine of a role, step by step.
namespace walk {

namespace chor = handfast::choreography;

struct step {
    chor::type_id message;
    bool sends;
};
template <class M>
inline constexpr step sends{chor::id_of<M>, true};
template <class M>
inline constexpr step receives{chor::id_of<M>, false};
template <class Evidence>
inline constexpr step shows{chor::id_of<Evidence>, true};

/// The state to which `way` leads from `state`.
template <class Protocol, class Role>
consteval int after(int state, std::initializer_list<step> way) {
    for (auto const& s : way) {
        auto const move = chor::machine_of<Protocol, Role>.find(state, s.message, s.sends);
        if (!move.allowed) throw "the way is not one of the order";
        state = move.to;
    }
    return state;
}
/// From the start.
template <class Protocol, class Role>
consteval int state_after(std::initializer_list<step> way) {
    return after<Protocol, Role>(0, way);
}

}  // namespace walk

#endif
