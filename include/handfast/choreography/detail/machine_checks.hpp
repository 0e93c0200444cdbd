// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_MACHINE_CHECKS_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_MACHINE_CHECKS_HPP

#include <handfast/choreography/machine_tables.hpp>

// What is asked of a role's machine as a whole, once it is there.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// Every state must be able to reach the end.
constexpr void check_ends(machine_view const& m) {
    scratch<bool> alive(m.state_count);
    for (bool changed = true; changed;) {
        changed = false;
        for (int s = m.state_count; s-- > 0;) {
            if (alive[s]) continue;
            bool reaches = m.states[s].final;
            for (int t = m.states[s].first; t < m.states[s].last; ++t) reaches = reaches || alive[m.transitions[t].to];
            if (reaches) alive[s] = changed = true;
        }
    }
    for (int s = 0; s < m.state_count; ++s)
        if (!alive[s]) m.spoil(flaw::stuck, s);
}

/// Whether two arrows stand in different branches of one `choice`, and nothing else keeps them apart.
constexpr bool alternatives(script_view const& text, int a, int b) {
    int const u = text.arrows[a].word, v = text.arrows[b].word;
    for (int i = text.word_count; i-- > 0;) {  // the innermost word that holds both
        int const end = text.words[i].end;
        if (i < u && u < end && i < v && v < end) return text.words[i].kind == word_kind::choice;
    }
    return false;
}

/// Whether by `other` a run can come to its end without `proof`, which could stand in its place.
constexpr bool leads_past(machine_view const& m, script_view const& text, transition const& proof,
                          transition const& other) {
    auto const &a = text.arrows[proof.arrow], &b = text.arrows[other.arrow];
    if (other.sends || a.carrier == b.carrier) return false;
    if (b.authenticates && alternatives(text, proof.arrow, other.arrow)) return false;
    scratch<bool> seen(m.state_count);
    scratch<int> stack(m.state_count);
    int depth = 0;
    seen[other.to] = true;
    stack[depth++] = other.to;
    while (depth > 0) {
        auto const& at = m.states[stack[--depth]];
        if (at.final) return true;
        for (int t = at.first; t < at.last; ++t) {
            auto const& step = m.transitions[t];
            if (step.symbol == proof.symbol || seen[step.to]) continue;
            seen[step.to] = true;
            stack[depth++] = step.to;
        }
    }
    return false;
}

/// Where a message that authenticates may come, no other may lead past it: a peer that leaves its proof out must
/// be refused, not believed. Two kinds of one message are told apart by what they say, not by what comes after.
constexpr void check_authentication(machine_view const& m, script_view const& text) {
    for (int s = 0; s < m.state_count; ++s)
        for (int i = m.states[s].first; i < m.states[s].last; ++i) {
            if (m.transitions[i].sends || !text.arrows[m.transitions[i].arrow].authenticates) continue;
            for (int j = m.states[s].first; j < m.states[s].last; ++j)
                if (leads_past(m, text, m.transitions[i], m.transitions[j])) m.spoil(flaw::skips_authentication, s);
        }
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
