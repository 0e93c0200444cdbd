// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_JOINT_RUN_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_JOINT_RUN_HPP

#include <cstdint>

#include <handfast/choreography/machine_tables.hpp>

// All roles of a protocol at once, each going its own way by its own machine: what one role believes that it may do,
// the others must be ready for, whatever they were told and it was not.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// One role's machine, its type forgotten.
struct joint_machine {
    machine_state const* states = nullptr;
    transition const* transitions = nullptr;
    int state_count = 0;
    type_id role{};
};

struct joint_flaw {
    flaw what = flaw::none;
    int role = -1, state = 0;
};

class joint_run {
public:
    /// So many joint states are looked at, so that no compiler gives up; in a greater protocol the rest is not.
    static constexpr int most = 1000;

    constexpr joint_run(joint_machine const* machines, int count, script_view const& text)
        : machines_(machines), count_(count), text_(text) {
        int all = 1;
        for (int r = 0; r < count_ && all < most; ++r) all *= machines_[r].state_count;
        room_ = all < most ? all : most;
        while (slots_ < 2 * room_) slots_ *= 2;
    }

private:
    static constexpr int max_machines = 8;
    struct places {
        int of[max_machines]{};
    };

    template <class Each>
    constexpr void each_step(int role, int state, Each each) const {
        for (int k = machines_[role].states[state].first; k < machines_[role].states[state].last; ++k)
            each(machines_[role].transitions[k]);
    }
    constexpr int receiver(transition const& t) const {
        for (int r = 0; r < count_; ++r)
            if (machines_[r].role == text_.arrows[t.arrow].to) return r;
        return -1;
    }
    /// Where the receiver of `t` gets to by it; -1 where it is not ready. (No pointer: g++ does not take the comparison
    /// of two addresses as a constant under -fsanitize=undefined.)
    constexpr int other_end(places const& here, transition const& t) const {
        int const to = receiver(t);
        int found = -1;
        each_step(to, here.of[to], [&](transition const& theirs) {
            if (!theirs.sends && theirs.symbol == t.symbol && theirs.epoch == t.epoch) found = theirs.to;
        });
        return found;
    }

    /// Calls `stop(here)` for every joint state that is reached from `start` while the role `still` does nothing.
    template <class Stop>
    constexpr void explore(places const& start, int still, Stop stop) const {
        scratch<places> found(room_);
        scratch<int> known(slots_);  // by hash: its number plus one
        int count = 0;
        auto const add = [&](places const& here) {
            std::uint64_t hash = 0;
            for (int r = 0; r < count_; ++r)
                hash = (hash ^ static_cast<std::uint64_t>(here.of[r])) * 0x9e3779b97f4a7c15U;
            int slot = static_cast<int>(hash >> 40) & (slots_ - 1);
            for (; known[slot] != 0; slot = (slot + 1) & (slots_ - 1)) {
                bool same = true;
                for (int r = 0; r < count_; ++r) same = same && found[known[slot] - 1].of[r] == here.of[r];
                if (same) return;
            }
            if (count == room_) return;
            found[count++] = here;
            known[slot] = count;
        };
        add(start);
        for (int i = 0; i < count; ++i) {
            places const here = found[i];
            if (stop(here)) return;
            for (int r = 0; r < count_; ++r) {
                if (r == still) continue;
                each_step(r, here.of[r], [&](transition const& t) {
                    if (!t.sends) return;
                    places next = here;
                    next.of[r] = t.to;
                    if (!t.local) {
                        int const to = receiver(t);
                        next.of[to] = to == still ? -1 : other_end(here, t);
                        if (next.of[to] < 0) return;
                    }
                    add(next);
                });
            }
        }
    }

    constexpr joint_flaw flaw_in(places const& here, int role) const {
        joint_flaw found;
        each_step(role, here.of[role], [&](transition const& t) {
            if (t.sends && !t.local && found.what == flaw::none && !comes_to_be_heard(here, role, t))
                found = {flaw::blind_choice, role, here.of[role]};
        });
        if (found.what == flaw::none && machines_[role].states[here.of[role]].final)
            for (int other = 0; other < count_; ++other)
                if (other != role && waits_for(here, other, role))
                    found = {flaw::may_end_silently, role, here.of[role]};
        return found;
    }

    /// Whether the receiver is ready for `t`, or gets there while `role` stands still.
    constexpr bool comes_to_be_heard(places const& here, int role, transition const& t) const {
        if (other_end(here, t) >= 0) return true;
        bool heard = false;
        explore(here, role, [&](places const& later) { return heard = heard || other_end(later, t) >= 0; });
        return heard;
    }

    /// Whether `who` can do nothing but hear from `whom`, and may not stop.
    constexpr bool waits_for(places const& here, int who, int whom) const {
        auto const& state = machines_[who].states[here.of[who]];
        bool waits = !state.final && state.first != state.last;
        each_step(who, here.of[who], [&](transition const& t) {
            waits = waits && !t.sends && text_.arrows[t.arrow].from == machines_[whom].role;
        });
        return waits;
    }

public:
    [[nodiscard]] constexpr joint_flaw find_flaw() const {
        joint_flaw found;
        explore({}, -1, [&](places const& here) {
            for (int r = 0; r < count_ && found.what == flaw::none; ++r) found = flaw_in(here, r);
            return found.what != flaw::none;
        });
        return found;
    }

private:
    joint_machine const* machines_;
    int count_;
    int room_ = 0, slots_ = 2;  ///< for joint states, and for finding them again
    script_view text_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
