// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_ASSERTIONS_HPP
#define HANDFAST_CHOREOGRAPHY_ASSERTIONS_HPP

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/detail/search.hpp>

// What a reader of a protocol wants to be sure of, as static_asserts beside it. assertions_in_words.hpp has the same
// with an error that says why not.
namespace handfast::inline HANDFAST_ABI::choreography {

/// `Message` where `Role` sends it: `after<tls, from<finished, server>, from<finished, client>>`.
template <class Message, class Role>
struct from {};

namespace detail {

struct wanted {
    type_id message{}, sender{};

    /// A message that stands in the order as kinds of it is meant by its own name as well.
    [[nodiscard]] constexpr bool matches(arrow const& it) const {
        return (it.message == message || it.carrier == message) && (sender == type_id{} || it.from == sender);
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
template <class E, class Role>
struct wanted_of<evidence<E, Role>> {
    static constexpr wanted value{id_of<E>, id_of<Role>};
};

constexpr bool occurs(script_view const& text, wanted const& what) {
    for (int a = 0; a < text.arrow_count; ++a)
        if (what.matches(text.arrows[a])) return true;
    return false;
}

constexpr bool at_any_time(script_view const& text, wanted const& what) {
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].anytime && what.matches(text.arrows[a])) return true;
    return false;
}

/// `later` on a path that passes neither `earlier` nor one of `unless`: the edge; -1 where there is none.
constexpr int find_before(search& ways, script_view const& text, wanted const& later, wanted const& earlier,
                          wanted const* unless, int unless_count) {
    ways.start_at(0);
    ways.run([&](int a) {
        if (a < 0) return true;
        bool passed = earlier.matches(text.arrows[a]);
        for (int i = 0; i < unless_count; ++i) passed = passed || unless[i].matches(text.arrows[a]);
        return !passed;
    });
    return ways.find_edge([&](arrow const& it) { return later.matches(it); });
}

/// `what` on a path from where one of `earlier` has been passed: the edge; -1 where there is none.
constexpr int find_behind(search& ways, automaton_view const& all, script_view const& text, wanted const& what,
                          wanted const* earlier, int earlier_count) {
    for (int e = 0; e < all.edge_count; ++e)
        for (int i = 0; i < earlier_count; ++i)
            if (all.edges[e].arrow >= 0 && earlier[i].matches(text.arrows[all.edges[e].arrow]))
                ways.start_at(all.edges[e].to, e);
    ways.run([](int) { return true; });
    return ways.find_edge([&](arrow const& it) { return what.matches(it); });
}

/// Whether every step that sends `what` does so under `epoch`.
constexpr bool always_under(automaton_view const& all, script_view const& text, wanted const& what, int epoch) {
    bool any = false;
    for (int e = 0; e < all.edge_count; ++e) {
        int const a = all.edges[e].arrow;
        if (a < 0 || !what.matches(text.arrows[a])) continue;
        any = true;
        int const d = text.arrows[a].direction;
        if (d < 0 || all.labels[all.edges[e].from].of[d] != epoch) return false;
    }
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].anytime && what.matches(text.arrows[a])) return false;
    return any;
}

}  // namespace detail

/// Whether, on every path, the first `Later` comes only after an `Earlier`: `after<login, welcome, proof>` says that
/// nobody is welcomed without proof. Paths with one of `Unless` before are left out. A message is a type, meaning
/// whoever sends it, or `from<M, Role>`; or `evidence<E, Role>`. False where either is not in the protocol, so that a
/// renamed message is seen, and for a `Later` that may come at any time.
template <class Protocol, class Later, class Earlier, class... Unless>
inline constexpr bool after = [] {
    constexpr auto text = script_of<Protocol>.view();
    constexpr detail::wanted unless[]{detail::wanted_of<Unless>::value..., detail::wanted{}};
    constexpr auto later = detail::wanted_of<Later>::value, earlier = detail::wanted_of<Earlier>::value;
    if (!detail::occurs(text, later) || !detail::occurs(text, earlier) || detail::at_any_time(text, later))
        return false;
    detail::search ways{automaton_of<Protocol>.view(), text};
    return detail::find_before(ways, text, later, earlier, unless, int{sizeof...(Unless)}) < 0;
}();

/// Whether `Message` never comes once one of `Earlier` has come: `never<tls, client_hello, finished>`; with no
/// `Earlier`, whether it is no message of the protocol at all. False where an `Earlier` is not in the protocol.
template <class Protocol, class Message, class... Earlier>
inline constexpr bool never = [] {
    constexpr auto text = script_of<Protocol>.view();
    constexpr auto what = detail::wanted_of<Message>::value;
    if constexpr (sizeof...(Earlier) == 0) return !detail::occurs(text, what);
    constexpr detail::wanted earlier[]{detail::wanted_of<Earlier>::value..., detail::wanted{}};
    if (!(detail::occurs(text, detail::wanted_of<Earlier>::value) && ...) || detail::at_any_time(text, what))
        return false;
    constexpr auto all = automaton_of<Protocol>.view();
    detail::search ways{all, text};
    return detail::find_behind(ways, all, text, what, earlier, int{sizeof...(Earlier)}) < 0;
}();

/// Whether `Message` is sent by `Role`, and by nobody else.
template <class Protocol, class Message, class Role>
inline constexpr bool sent_by = [] {
    bool any = false;
    for (auto const& it : script_of<Protocol>.arrows) {
        if (it.message != id_of<Message> && it.carrier != id_of<Message>) continue;
        if (it.from != id_of<Role> || it.local) return false;
        any = true;
    }
    return any;
}();

/// Whether every `Message` of the order travels under `Epoch` (or `unprotected`). False where there is none, and for
/// what may come at any time, since that travels under the keys of the moment.
template <class Protocol, class Message, class Epoch>
inline constexpr bool under = epoch_index<Protocol, Epoch> >= 0 &&
                              detail::always_under(automaton_of<Protocol>.view(), script_of<Protocol>.view(),
                                                   detail::wanted_of<Message>::value, epoch_index<Protocol, Epoch>);

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
