// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_LANGUAGE_HPP
#define HANDFAST_CHOREOGRAPHY_LANGUAGE_HPP

#include <string_view>
#include <type_traits>

#include <handfast/choreography/kind.hpp>
#include <handfast/choreography/machine.hpp>

// What one role may say and hear, as a plain table: taken from a machine of the library, or written down by hand from a
// text that knows nothing of it. same_language.hpp compares two of them. What may come at any time stays out.
namespace handfast::inline HANDFAST_ABI::choreography {

/// What an edge of a language says: that a message is sent, or received, under a key; or nothing.
struct letter {
    type_id message{}, carrier{}, key{};  ///< `key` is of no type where the message travels unprotected
    std::string_view name{}, key_name{};
    bool sends = false;
    bool silent = false;  ///< a step that nobody else notices, such as showing evidence
};

/// What makes two letters the same.
struct compared {
    bool keys = true;   ///< that they travel under the same key
    bool kinds = true;  ///< that they are the same kind of message, not just the same carrier

    [[nodiscard]] constexpr bool same(letter const& a, letter const& b) const {
        return (kinds ? a.message == b.message : a.carrier == b.carrier) && a.sends == b.sends &&
               (!keys || a.key == b.key);
    }
};

/// A step that says one letter.
struct language_edge {
    int from = 0, to = 0;
    letter says{};
};

/// A language as the edges between states, which are numbers. What starts it is where its first edge starts (or, where
/// it has none, its first final state). It may be nondeterministic. States below 0 have no name: those of two parts are
/// never the same.
template <int Edges, int Finals>
struct language {
    language_edge edges[Edges > 0 ? Edges : 1]{};
    int finals[Finals > 0 ? Finals : 1]{};
    int unnamed = 0;  ///< how many states are below 0

    static constexpr int edge_count = Edges;
    static constexpr int final_count = Finals;

    constexpr language() = default;

    /// All of the parts in one.
    template <int... E, int... F>
        requires(sizeof...(E) > 1)
    constexpr language(language<E, F> const&... parts) {
        int e = 0, f = 0;
        (take(parts, e, f), ...);
    }

private:
    template <int E, int F>
    constexpr void take(language<E, F> const& part, int& e, int& f) {
        auto const renamed = [&](int state) { return state < 0 ? state - unnamed : state; };
        for (int i = 0; i < E; ++i)
            edges[e++] = {renamed(part.edges[i].from), renamed(part.edges[i].to), part.edges[i].says};
        for (int i = 0; i < F; ++i) finals[f++] = part.finals[i];
        unnamed += part.unnamed;
    }
};
template <int... E, int... F>
language(language<E, F> const&...) -> language<(E + ... + 0), (F + ... + 0)>;

/// The words to write a language down in:
///
///     enum : int { start, asked, over };
///     constexpr language of_client{
///         path(start, {sends<hello>}, asked),
///         path(asked, {receives<challenge>, sends<proof>, receives<welcome, secured>}, over),
///         path(asked, {receives<refusal>}, over),
///         finish(over)};
namespace written {

namespace detail {
template <class M, class Epoch, bool Sends>
constexpr letter make_letter() {
    using label = label_of_t<M>;
    letter made{.message = id_of<label>,
                .carrier = id_of<carrier_of_t<label>>,
                .name = name_of<label>(),
                .key_name = name_of<Epoch>(),
                .sends = Sends};
    if (!std::is_same_v<Epoch, unprotected>) made.key = id_of<Epoch>;
    return made;
}
}  // namespace detail

/// The role sends an `M` under the key `Epoch`.
template <class M, class Epoch = unprotected>
inline constexpr letter sends = detail::make_letter<M, Epoch, true>();
/// The role receives an `M` under the key `Epoch`.
template <class M, class Epoch = unprotected>
inline constexpr letter receives = detail::make_letter<M, Epoch, false>();
/// Goes on without a word.
inline constexpr letter silently{.silent = true};

/// One letter after the other, from a state to a state (neither below 0); the states between have no name.
template <int Letters>
[[nodiscard]] constexpr language<Letters, 0> path(int from, letter const (&letters)[Letters], int to) {
    language<Letters, 0> made;
    for (int i = 0; i < Letters; ++i) made.edges[i] = {i == 0 ? from : -i, i + 1 == Letters ? to : -i - 1, letters[i]};
    made.unnamed = Letters - 1;
    return made;
}

/// It may be over in these states.
template <class... States>
[[nodiscard]] constexpr language<0, sizeof...(States)> finish(States... states) {
    language<0, sizeof...(States)> made;
    int i = 0;
    ((made.finals[i++] = states), ...);
    return made;
}

}  // namespace written

/// The other side of it: what is sent is received, and the other way about. That of the peer, where there are two.
template <int Edges, int Finals>
[[nodiscard]] constexpr language<Edges, Finals> mirrored(language<Edges, Finals> of) {
    for (auto& edge : of.edges)
        if (!edge.says.silent) edge.says.sends = !edge.says.sends;
    return of;
}

namespace detail {

template <class Protocol, class Role>
constexpr auto read_language() {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto text = script_of<Protocol>.view();
    constexpr int finals = [] {
        int n = 0;
        for (int s = 0; s < m.state_count; ++s) n += m.states[s].final;
        return n;
    }();
    language<m.transition_count, finals> read;
    for (int k = 0; k < m.transition_count; ++k) {
        auto const& t = m.transitions[k];
        auto const& it = text.arrows[t.arrow];
        letter says{.silent = true};
        if (!t.local) {
            int const epoch = t.epoch > 0 ? t.epoch : 0;
            says = {t.message, it.carrier, text.epochs[epoch], it.name, text.epoch_names[epoch], t.sends};
        }
        read.edges[k] = {t.from, t.to, says};
    }
    int n = 0;
    for (int s = 0; s < m.state_count; ++s)
        if (m.states[s].final) read.finals[n++] = s;
    return read;
}

}  // namespace detail

/// The language of `Role` in `Protocol`. Evidence is silent: it is shown to nobody but the session.
template <class Protocol, class Role>
inline constexpr auto language_of = detail::read_language<Protocol, Role>();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
