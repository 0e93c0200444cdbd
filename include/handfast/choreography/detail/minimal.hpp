// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_MINIMAL_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_MINIMAL_HPP

#include <cstdint>

#include <handfast/choreography/detail/determinised.hpp>

// How many states a language has, and how many it needs.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// The states of the table, those joined by a silent step counted once.
constexpr int count_states(language_view const& of) {
    growing<int> states, joined;  // `joined`: the place of another state of the same group, or its own
    auto const place = [&](int state) {
        for (int i = 0; i < states.size(); ++i)
            if (states[i] == state) return i;
        states.push(state);
        joined.push(states.size() - 1);
        return states.size() - 1;
    };
    auto const group = [&](int i) {
        while (joined[i] != i) i = joined[i];
        return i;
    };
    (void)place(of.start());
    for (int e = 0; e < of.edge_count; ++e) {
        int const from = place(of.edges[e].from), to = place(of.edges[e].to);
        if (of.edges[e].says.silent) joined[group(from)] = group(to);
    }
    for (int f = 0; f < of.final_count; ++f) (void)place(of.finals[f]);
    int count = 0;
    for (int i = 0; i < states.size(); ++i) count += joined[i] == i;
    return count;
}

/// How many states of the deterministic machine differ in what may follow: classes are split until none holds two that
/// go on differently.
constexpr int count_futures(language_view const& of, compared by) {
    struct step {
        int letter = 0, to = 0;
    };
    alphabet letters{by};
    determinised machine{of, letters};
    growing<step> steps;  // of state 0, then of state 1, ...
    growing<int> first;
    scratch<int> asked(letters.size());
    for (int s = 0; s < machine.states(); ++s) {
        first.push(steps.size());
        machine.each_letter(s, [&](int l) {
            if (asked[l] == s + 1) return;
            asked[l] = s + 1;
            steps.push({l, machine.after(s, l)});
        });
    }
    int const count = machine.states();
    first.push(steps.size());

    scratch<int> of_class(count), next(count), example(count);
    scratch<std::uint64_t> hash(count);
    auto const leads_to = [&](int s, int letter) {
        for (int k = first[s]; k < first[s + 1]; ++k)
            if (steps[k].letter == letter) return of_class[steps[k].to];
        return -1;
    };
    auto const alike = [&](int s, int t) {
        if (hash[s] != hash[t] || of_class[s] != of_class[t] || first[s + 1] - first[s] != first[t + 1] - first[t])
            return false;
        for (int k = first[s]; k < first[s + 1]; ++k)
            if (of_class[steps[k].to] != leads_to(t, steps[k].letter)) return false;
        return true;
    };
    for (int s = 0; s < count; ++s) of_class[s] = machine.final(s) ? 1 : 0;
    int classes = 0;
    for (int before = -1; before != classes;) {
        before = classes;
        classes = 0;
        for (int s = 0; s < count; ++s) {
            hash[s] = 0;  // whatever the order of the steps
            for (int k = first[s]; k < first[s + 1]; ++k)
                hash[s] += static_cast<std::uint64_t>(steps[k].letter * 4096 + of_class[steps[k].to] + 1) *
                           0x9e3779b97f4a7c15U;
            int c = 0;
            while (c < classes && !alike(s, example[c])) ++c;
            if (c == classes) example[classes++] = s;
            next[s] = c;
        }
        for (int s = 0; s < count; ++s) of_class[s] = next[s];
    }
    return classes;
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
