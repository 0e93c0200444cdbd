// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_OUTLOOK_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_OUTLOOK_HPP

#include <handfast/choreography/detail/by_state.hpp>
#include <handfast/choreography/progress.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// What a connection says in a state where no message is there, and under which keys one would be. Nothing is looked
/// for where nothing may come.
struct outlook {
    static constexpr signed char never = -128, not_now = -127;
    progress without = progress::ended;
    signed char epoch = never;

    [[nodiscard]] constexpr bool looks() const { return epoch > not_now; }
    /// Whether nothing can be sent or received any more.
    [[nodiscard]] constexpr bool over() const { return epoch == never; }
};

template <class Protocol, class Role>
inline constexpr auto outlook_of = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    table_for<Protocol, Role, outlook> table;
    for (int s = 0; s <= m.state_count; ++s) {
        if (m.over(s)) continue;
        bool const looks = m.may_receive(s), done = m.states[s].final && !m.has_step(s, true);
        table.of[s] = {m.has_step(s, false) ? progress::need_bytes
                       : looks && done      ? progress::ended
                                            : progress::your_turn,
                       looks ? static_cast<signed char>(m.epoch(s, false)) : outlook::not_now};
    }
    return table;
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
