// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_ASSERTIONS_HPP
#define HANDFAST_CHOREOGRAPHY_ASSERTIONS_HPP

#include <handfast/choreography/check.hpp>

// What a reader of a protocol wants to be sure of, as static_asserts beside it.
namespace handfast::inline HANDFAST_ABI::choreography {

/// `Message` where `Role` sends it: `after<tls, from<finished, server>, from<finished, client>>`.
template <class Message, class Role>
struct from {};

namespace detail {

struct wanted {
    type_id message{}, sender{};

    [[nodiscard]] constexpr bool matches(arrow const& it) const {
        return it.message == message && (sender == type_id{} || it.from == sender);
    }
};

template <class M>
struct wanted_of {
    static constexpr wanted value{id_of<M>, {}};
};
template <class M, class Role>
struct wanted_of<from<M, Role>> {
    static constexpr wanted value{id_of<M>, id_of<Role>};
};

constexpr bool occurs(script_view const& text, wanted const& what) {
    for (int a = 0; a < text.arrow_count; ++a)
        if (what.matches(text.arrows[a])) return true;
    return false;
}

/// Whether `later` cannot be reached on a path that passes neither `earlier` nor one of `unless`.
constexpr bool only_after(automaton_view const& all, script_view const& text, wanted const& later,
                          wanted const& earlier, wanted const* unless, int unless_count) {
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].anytime && later.matches(text.arrows[a])) return false;
    scratch<bool> seen(all.states);
    scratch<int> stack(all.states);
    int depth = 0;
    seen[0] = true;
    stack[depth++] = 0;
    while (depth > 0) {
        int const u = stack[--depth];
        for (int e = 0; e < all.edge_count; ++e) {
            if (all.edges[e].from != u || seen[all.edges[e].to]) continue;
            if (int const a = all.edges[e].arrow; a >= 0) {
                if (later.matches(text.arrows[a])) return false;
                bool passed = earlier.matches(text.arrows[a]);
                for (int i = 0; i < unless_count; ++i) passed = passed || unless[i].matches(text.arrows[a]);
                if (passed) continue;
            }
            seen[all.edges[e].to] = true;
            stack[depth++] = all.edges[e].to;
        }
    }
    return true;
}

/// Whether every step that sends `what` does so under `epoch`.
constexpr bool always_under(automaton_view const& all, script_view const& text, wanted const& what, int epoch) {
    bool any = false;
    for (int e = 0; e < all.edge_count; ++e) {
        int const a = all.edges[e].arrow;
        if (a < 0 || !what.matches(text.arrows[a])) continue;
        any = true;
        if (all.labels[all.edges[e].from].of[text.arrows[a].direction] != epoch) return false;
    }
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].anytime && what.matches(text.arrows[a])) return false;
    return any;
}

}  // namespace detail

/// Whether, on every path, the first `Later` comes only after an `Earlier`: `after<login, welcome, proof>` says that
/// nobody is welcomed without proof. Paths with one of `Unless` before are left out. A message is a type, meaning
/// whoever sends it, or `from<M, Role>`. False where either is not in the protocol, so that a renamed message is seen.
template <class Protocol, class Later, class Earlier, class... Unless>
inline constexpr bool after = [] {
    constexpr auto text = script_of<Protocol>.view();
    constexpr detail::wanted unless[]{detail::wanted_of<Unless>::value..., detail::wanted{}};
    constexpr auto later = detail::wanted_of<Later>::value, earlier = detail::wanted_of<Earlier>::value;
    return detail::occurs(text, later) && detail::occurs(text, earlier) &&
           detail::only_after(automaton_of<Protocol>.view(), text, later, earlier, unless, int{sizeof...(Unless)});
}();

/// Whether every `Message` of the order travels under `Epoch` (or `unprotected`). False where there is none, and for
/// what may come at any time, since that travels under the keys of the moment.
template <class Protocol, class Message, class Epoch>
inline constexpr bool under = epoch_index<Protocol, Epoch> >= 0 &&
                              detail::always_under(automaton_of<Protocol>.view(), script_of<Protocol>.view(),
                                                   detail::wanted_of<Message>::value, epoch_index<Protocol, Epoch>);

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
