// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_MACHINE_HPP
#define HANDFAST_CHOREOGRAPHY_MACHINE_HPP

#include <handfast/choreography/minimise.hpp>
#include <handfast/choreography/projection.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// Where a message leads.
struct next_step {
    bool allowed = false;
    int to = 0;
    int epoch = 0;       ///< under which keys it travels
    int arrow = -1;      ///< index into `script::arrows`
    bool local = false;  ///< shows evidence, and sends nothing
};

/// One role's view of a protocol: plain data. State 0 is the start; state `ended` is where an `ends` arrow
/// leads and where nothing is allowed. The transitions of state `s` are `transitions[states[s].first]` up to
/// `transitions[states[s].last - 1]`; what may come at any time is in `anytime`.
template <int States, int Transitions, int Anytime>
struct machine {
    machine_state states[States + 1]{};
    transition transitions[Transitions > 0 ? Transitions : 1]{};
    transition anytime[Anytime > 0 ? Anytime : 1]{};
    flaw bad = flaw::none;
    int bad_state = 0;
    int bad_arrow = -1;  ///< the arrow that it is about, where it is about one

    static constexpr int state_count = States;  ///< without `ended`
    static constexpr int ended = States;
    static constexpr int transition_count = Transitions;
    static constexpr int anytime_count = Anytime;

    /// Whether what may come at any time may do so in `state`: only where its direction is still open.
    [[nodiscard]] constexpr bool open_for(int state, transition const& t) const {
        return state != ended && states[state].keys.of[t.direction] >= 0;
    }

    /// What sending (or else receiving) `message` does in `state`. A step of the order wins over an `anytime`.
    [[nodiscard]] constexpr next_step find(int state, type_id message, bool sends) const {
        for (int k = states[state].first; k < states[state].last; ++k) {
            auto const& t = transitions[k];
            if (t.message == message && t.sends == sends) return {true, t.to, t.epoch, t.arrow, t.local};
        }
        for (int k = 0; k < Anytime; ++k) {
            auto const& t = anytime[k];
            if (t.message == message && t.sends == sends && open_for(state, t))
                return {true, t.to == ended ? ended : state, states[state].keys.of[t.direction], t.arrow};
        }
        return {};
    }

    /// Whether `t`, which may come at any time, is what its message means in `state`.
    [[nodiscard]] constexpr bool applies(int state, transition const& t) const {
        return open_for(state, t) && find(state, t.message, t.sends).arrow == t.arrow;
    }

    /// Whether a step of the order (not an `anytime`) sends, or else receives, in `state`.
    [[nodiscard]] constexpr bool has_step(int state, bool sends) const {
        for (int k = states[state].first; k < states[state].last; ++k)
            if (transitions[k].sends == sends) return true;
        return false;
    }

    /// In how many milliseconds the next message is due in `state`; 0 where it has all the time.
    [[nodiscard]] constexpr unsigned deadline(int state) const {
        unsigned least = 0;
        for (int k = states[state].first; k < states[state].last; ++k)
            if (auto const d = transitions[k].deadline; d > 0 && (least == 0 || d < least)) least = d;
        return least;
    }

    /// Calls `f` with the step of each message that may arrive in `state`, steps of the order first.
    template <class F>
    constexpr void each_arrival(int state, F f) const {
        for (int k = states[state].first; k < states[state].last; ++k)
            if (auto const& t = transitions[k]; !t.sends) f(next_step{true, t.to, t.epoch, t.arrow, t.local});
        for (int k = 0; k < Anytime; ++k)
            if (!anytime[k].sends && applies(state, anytime[k])) f(find(state, anytime[k].message, false));
    }

    /// Whether anything at all may be received in `state`.
    [[nodiscard]] constexpr bool may_receive(int state) const {
        if (has_step(state, false)) return true;
        for (int k = 0; k < Anytime; ++k)
            if (!anytime[k].sends && open_for(state, anytime[k])) return true;
        return false;
    }

    /// Whether nothing can be sent or received any more.
    [[nodiscard]] constexpr bool over(int state) const {
        if (states[state].first != states[state].last) return false;
        for (int k = 0; k < Anytime; ++k)
            if (open_for(state, anytime[k])) return false;
        return states[state].final;
    }

    /// The keys under which this role sends, or else receives, in `state`; `epoch_closed` where that is over.
    /// With several peers it is that of the steps of the state, or what all its directions have in common.
    [[nodiscard]] constexpr int epoch(int state, bool sends) const {
        for (int k = states[state].first; k < states[state].last; ++k)
            if (transitions[k].sends == sends && !transitions[k].local) return transitions[k].epoch;
        int common = epoch_closed;
        for (int d = 0; d < max_directions; ++d) {
            int const here = states[state].keys.of[d];
            if (!(sends ? own_sending[d] : own_receiving[d]) || here == epoch_closed) continue;
            if (common != epoch_closed && common != here) return epoch_unclear;
            common = here;
        }
        return common;
    }

    bool own_sending[max_directions]{}, own_receiving[max_directions]{};
};

namespace detail {

constexpr bool proves_anything(script_view const& text) {
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].local || text.arrows[a].authenticates) return true;
    return false;
}

template <class Protocol, class Role>
constexpr auto draft_machine() {
    constexpr auto& all = automaton_of<Protocol>;
    // A place may be come to with and without some proof.
    constexpr int ways = proves_anything(script_of<Protocol>.view()) ? 3 : 1;
    machine_tables<ways * sizeof(all.labels) / sizeof(epochs) + 8,
                   ways * sizeof(all.edges) / sizeof(automaton_edge) + 8>
        tables{};
    tables.bad = all.bad;
    if (tables.bad == flaw::none) {
        auto drafted = tables;
        auto from = drafted.view(), to = tables.view();
        project(all.view(), script_of<Protocol>.view(), id_of<Role>, from);
        minimise(from, to);
    }
    return tables;
}

template <class Protocol, class Role>
inline constexpr auto drafted_machine = draft_machine<Protocol, Role>();

/// Whether `it` may come at any time and concerns `Role`.
template <class Role>
constexpr bool is_anytime_of(arrow const& it) {
    return it.anytime && (it.from == id_of<Role> || it.to == id_of<Role> || id_of<Role> == id_of<everyone>);
}

template <class Protocol, class Role>
constexpr int count_anytime() {
    int n = 0;
    for (auto const& it : script_of<Protocol>.arrows) n += is_anytime_of<Role>(it);
    return n;
}

/// What may come at any time, but has no state in which it may.
constexpr void find_unreachable(auto& fitted) {
    for (int k = 0; k < fitted.anytime_count; ++k) {
        bool applies = false;
        for (int s = 0; s < fitted.state_count && !applies; ++s) applies = fitted.applies(s, fitted.anytime[k]);
        if (applies) continue;
        fitted.bad = flaw::unreachable;
        fitted.bad_arrow = fitted.anytime[k].arrow;
    }
}

template <class Protocol, class Role>
constexpr auto fit_machine() {
    constexpr auto& drafted = drafted_machine<Protocol, Role>;
    constexpr auto text = script_of<Protocol>.view();
    machine<drafted.state_count, drafted.transition_count, count_anytime<Protocol, Role>()> fitted{};
    fitted.bad = drafted.bad;
    fitted.bad_state = drafted.bad_state;
    fitted.bad_arrow = automaton_of<Protocol>.bad_arrow;
    for (int s = 0; s < drafted.state_count; ++s) fitted.states[s] = drafted.states[s];
    for (int t = 0; t < drafted.transition_count; ++t) fitted.transitions[t] = drafted.transitions[t];
    auto& end = fitted.states[fitted.ended];
    end.first = end.last = drafted.transition_count;
    end.final = true;
    for (auto& epoch : end.keys.of) epoch = epoch_closed;
    for (int d = 0; d < text.direction_count; ++d) {
        fitted.own_sending[d] = text.directions[d].from == id_of<Role>;
        fitted.own_receiving[d] = text.directions[d].to == id_of<Role>;
    }
    int n = 0;
    for (int a = 0; a < text.arrow_count; ++a) {
        auto const& it = text.arrows[a];
        if (!is_anytime_of<Role>(it)) continue;
        fitted.anytime[n++] = {.from = -1,
                               .to = it.ends ? fitted.ended : -1,
                               .arrow = a,
                               .symbol = it.symbol,
                               .direction = it.direction,
                               .sends = it.from == id_of<Role> || id_of<Role> == id_of<everyone>,
                               .message = it.message};
        for (int s = 0; s < drafted.state_count; ++s)
            if (fitted.states[s].keys.of[it.direction] == epoch_unclear && fitted.bad == flaw::none) {
                fitted.bad = flaw::key_unclear;
                fitted.bad_state = s;
            }
    }
    // Who watches goes by the arrow, not by the message: `applies` does not answer for `everyone`.
    if (fitted.bad == flaw::none && id_of<Role> != id_of<everyone>) find_unreachable(fitted);
    return fitted;
}

}  // namespace detail

/// The machine of `Role` in `Protocol`; that of `everyone` is what a monitor sees.
template <class Protocol, class Role>
inline constexpr auto machine_of = detail::fit_machine<Protocol, Role>();

/// Whether `Role` has shown `Evidence`, or has sent or received the `authenticates` message `Evidence`, on every way
/// that leads to `State`.
template <class Protocol, class Role, int State, class Evidence>
inline constexpr bool holds = [] {
    auto const text = script_of<Protocol>.view();
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].message == id_of<Evidence> &&
            (text.arrows[a].from == id_of<Role> || text.arrows[a].to == id_of<Role>))
            if ((machine_of<Protocol, Role>.states[State].proven & proof_bit(text, a)) != 0) return true;
    return false;
}();

/// By state, in how many milliseconds the next message is due; 0 where it has all the time.
template <int States>
struct deadline_table {
    unsigned of[States]{};
    [[nodiscard]] constexpr unsigned operator[](int state) const { return of[state]; }
};
/// The deadline of each state of a role, in milliseconds; 0: none.
template <class Protocol, class Role>
inline constexpr auto deadline_of = [] {
    constexpr auto& m = machine_of<Protocol, Role>;
    deadline_table<m.state_count + 1> table;
    for (int s = 0; s < m.state_count; ++s) table.of[s] = m.deadline(s);
    return table;
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
