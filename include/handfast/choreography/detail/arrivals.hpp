// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_ARRIVALS_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_ARRIVALS_HPP

#include <cstddef>
#include <utility>

#include <handfast/choreography/machine.hpp>
#include <handfast/choreography/outcome.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// What may arrive in a state, steps of the order first.
template <int Count>
struct arrivals {
    next_step moves[Count > 0 ? Count : 1]{};
    static constexpr int count = Count;
};

template <class Protocol, class Role, int State>
inline constexpr auto arrivals_in = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr int count = [] {
        int n = 0;
        m.each_arrival(State, [&](next_step const&) { ++n; });
        return n;
    }();
    arrivals<count> all{};
    int n = 0;
    m.each_arrival(State, [&](next_step const& step) { all.moves[n++] = step; });
    return all;
}();

template <class Protocol, class Role, int State, class IO, class Indices>
struct outcome_of;
template <class Protocol, class Role, int State, class IO, std::size_t... I>
struct outcome_of<Protocol, Role, State, IO, std::index_sequence<I...>> {
    using type = outcome<session<Protocol, Role, State, IO>,
                         received<message_at<Protocol, arrivals_in<Protocol, Role, State>.moves[I].arrow>,
                                  session<Protocol, Role, arrivals_in<Protocol, Role, State>.moves[I].to, IO>>...>;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
