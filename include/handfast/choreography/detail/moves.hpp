// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_MOVES_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_MOVES_HPP

#include <handfast/choreography/detail/by_state.hpp>
#include <handfast/choreography/roles.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// What sending an `M`, or showing it where it is evidence (`Local`), does: in which state, where it leads, under which
/// keys, and which role it goes to.
struct move {
    int from = 0, to = 0, epoch = 0, receiver = 0;
};

template <int Count>
struct moves {
    move of[Count > 0 ? Count : 1]{};  ///< with one to spare where there is none
    static constexpr int count = Count;

    [[nodiscard]] constexpr move const* begin() const { return of; }
    [[nodiscard]] constexpr move const* end() const { return of + Count; }

    /// Whether none of them leads anywhere else.
    [[nodiscard]] constexpr bool stay() const {
        for (auto const& it : *this)
            if (it.to != it.from) return false;
        return true;
    }
    /// Whether all of them lead to one state.
    [[nodiscard]] constexpr bool meet() const {
        for (auto const& it : *this)
            if (it.to != of[0].to) return false;
        return true;
    }
};

template <class Protocol, class Role, class M, bool Local = false>
inline constexpr auto moves_of = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto step_in = [](int state) {
        auto const step = machine_of<Protocol, Role>.find(state, id_of<M>, true);
        return step.local == Local ? step : next_step{};
    };
    constexpr int count = [step_in] {
        int n = 0;
        for (int s = 0; s < m.state_count; ++s) n += step_in(s).allowed;
        return n;
    }();
    moves<count> all{};
    int n = 0;
    for (int s = 0; s < m.state_count; ++s)
        if (auto const step = step_in(s); step.allowed)
            all.of[n++] = {s, step.to, step.epoch, receiver_number<Protocol>(step.arrow)};
    return all;
}();

/// Under which keys an `M` goes, by state; `epoch_closed` where it may not be sent.
template <class Protocol, class Role, class M>
inline constexpr auto epochs_of = [] {
    table_for<Protocol, Role, signed char> table;
    for (auto& epoch : table.of) epoch = epoch_closed;
    for (auto const& it : moves_of<Protocol, Role, M>) table.of[it.from] = static_cast<signed char>(it.epoch);
    return table;
}();

/// Where an `M` leads, by state, where it may be sent.
template <class Protocol, class Role, class M>
inline constexpr auto ends_of = [] {
    table_for<Protocol, Role, small<machine_of<Protocol, Role>.state_count>> table;
    for (auto const& it : moves_of<Protocol, Role, M>)
        table.of[it.from] = static_cast<small<machine_of<Protocol, Role>.state_count>>(it.to);
    return table;
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
