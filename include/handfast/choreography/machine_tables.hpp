// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_MACHINE_TABLES_HPP
#define HANDFAST_CHOREOGRAPHY_MACHINE_TABLES_HPP

#include <handfast/choreography/automaton.hpp>

// What a machine consists of, and room to make one in.
namespace handfast::inline HANDFAST_ABI::choreography {

/// One step of a machine.
struct transition {
    int from = 0, to = 0;  ///< states; of an `anytime`, -1 and where it ends (or -1: it stays)
    int arrow = 0;         ///< index into `script::arrows`
    int symbol = 0;        ///< `arrow::symbol`
    int epoch = 0;         ///< under which keys it travels; of an `anytime`, those of the moment
    int direction = 0;
    bool sends = false;  ///< else receives; a local step counts as sending
    type_id message{};
    unsigned deadline = 0;  ///< milliseconds after the step before it; 0: none
    bool local = false;     ///< shows evidence
};

/// The bit that stands for `arrow` and all others with its symbol; 0 where it proves nothing. Evidence proves, and
/// what `authenticates`.
constexpr unsigned proof_bit(script_view const& text, int arrow) {
    auto const proves = [&](int a) { return text.arrows[a].local || text.arrows[a].authenticates; };
    if (!proves(arrow)) return 0;
    unsigned bit = 1;
    for (int a = 0; a < text.arrows[arrow].symbol; ++a)
        if (text.arrows[a].symbol == a && proves(a)) bit <<= 1;
    return bit;
}

/// A state of one role: where its transitions stand in the table, and what holds there.
struct machine_state {
    int first = 0, last = 0;  ///< its transitions
    bool final = false;       ///< the protocol may be over here
    epochs keys{};            ///< of the role's own directions
    unsigned proven = 0;      ///< the proofs that have been passed on the way here: see `proof_bit`
};

/// A machine of any size, to be looked at.
struct machine_view {
    machine_state* states = nullptr;
    transition* transitions = nullptr;
    int state_capacity = 0, transition_capacity = 0;
    int& state_count;
    int& transition_count;
    flaw& bad;
    int& bad_state;

    constexpr void spoil(flaw what, int state) const {
        if (bad != flaw::none) return;
        bad = what;
        bad_state = state;
    }
};

/// Room for a machine whose size is not known before it is made.
template <int States, int Transitions>
struct machine_tables {
    machine_state states[States]{};
    transition transitions[Transitions]{};
    int state_count = 0, transition_count = 0;
    flaw bad = flaw::none;
    int bad_state = 0;

    constexpr machine_view view() {
        return {states, transitions, States, Transitions, state_count, transition_count, bad, bad_state};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
