// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_WATCHED_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_WATCHED_HPP

#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/choreography/roles.hpp>
#include <handfast/choreography/sentence.hpp>

// The machine of `everyone`, asked by symbols: the same message may go both ways in one of its states, so that
// `machine::find`, which asks by message, is not enough.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// A role as a value.
struct role_name {
    type_id id{};
    std::string_view name{};
};

/// The roles of `Protocol`, as in `role_at`.
template <class Protocol>
struct role_name_table {
    role_name of[role_count<Protocol>]{};
    [[nodiscard]] constexpr role_name const& operator[](int r) const { return of[r]; }
    [[nodiscard]] constexpr int number_of(type_id role) const {
        for (int r = 0; r < role_count<Protocol>; ++r)
            if (of[r].id == role) return r;
        return -1;
    }
};
template <class Protocol>
inline constexpr auto role_names = []<int... R>(std::integer_sequence<int, R...>) {
    return role_name_table<Protocol>{{{id_of<role_at<Protocol, R>>, name_of<role_at<Protocol, R>>()}...}};
}(std::make_integer_sequence<int, role_count<Protocol>>{});

/// Where the message of `symbol` leads a watcher who is in `state`.
template <class Protocol>
constexpr next_step watched_step(int state, int symbol) {
    constexpr auto& m = machine_of<Protocol, everyone>;
    if (symbol < 0) return {};
    for (int k = m.states[state].first; k < m.states[state].last; ++k)
        if (auto const& t = m.transitions[k]; t.symbol == symbol) return {true, t.to, t.epoch, t.arrow};
    for (int k = 0; k < m.anytime_count; ++k)
        if (auto const& t = m.anytime[k]; t.symbol == symbol && m.open_for(state, t))
            return {true, t.to == m.ended ? m.ended : state, m.states[state].keys.of[t.direction], t.arrow};
    return {};
}

/// What was seen: roles as in `role_at`, some arrow of the message (which need not go that way), and its symbol where
/// there is an arrow that does.
struct sighting {
    int from = -1, to = -1, arrow = -1, symbol = -1;
};

template <class Protocol>
constexpr sighting find_sighting(auto is_message, auto is_from, auto is_to) {
    constexpr auto& roles = role_names<Protocol>;
    sighting it;
    for (int r = 0; r < role_count<Protocol>; ++r) {
        if (it.from < 0 && is_from(roles[r])) it.from = r;
        if (it.to < 0 && is_to(roles[r])) it.to = r;
    }
    constexpr auto text = script_of<Protocol>.view();
    for (int a = 0; a < text.arrow_count; ++a) {
        auto const& arrow = text.arrows[a];
        if (arrow.local || !is_message(arrow)) continue;
        if (it.arrow < 0) it.arrow = a;
        if (it.symbol >= 0 || it.from < 0 || it.to < 0) continue;
        if (arrow.from == roles[it.from].id && arrow.to == roles[it.to].id) it.arrow = a, it.symbol = arrow.symbol;
    }
    return it;
}

/// Whether `m` is what arrow number `A` carries, which is asked of `Wanted` arrows in earnest and of others for a name.
template <class Protocol, int A, bool Wanted, class M, class... IO>
constexpr bool is_what_arrow_carries(M const& m, IO const&... io) {
    using K = message_at<Protocol, A>;
    if constexpr (std::is_same_v<K, label_of_t<M>>) {
        return true;
    } else if constexpr (!std::is_same_v<carrier_of_t<K>, label_of_t<M>>) {
        return false;
    } else if constexpr (requires { K::matches(m); }) {
        return K::matches(m);
    } else if constexpr (Wanted) {
        static_assert(sizeof...(IO) > 0, "`monitor::saw<From, To>(message, epoch, io)` requires `io` where a kind of "
                                         "the message takes what an end knows");
        return K::matches(m, io...);
    } else {
        return false;
    }
}

/// Which kind of message `m` is, from `From` to `To`. Where kinds overlap, one that may come in `state`.
template <class Protocol, class From, class To, class M, class... IO>
constexpr sighting kind_seen(M const& m, int state, IO const&... io) {
    constexpr auto& roles = role_names<Protocol>;
    sighting it{roles.number_of(id_of<From>), roles.number_of(id_of<To>)};
    bool allowed = false;
    auto const look = [&]<int A>(std::integral_constant<int, A>) {
        constexpr auto& arrow = script_of<Protocol>.arrows[A];
        constexpr bool goes_there = arrow.from == id_of<From> && arrow.to == id_of<To>;
        if (arrow.local || !is_what_arrow_carries<Protocol, A, goes_there>(m, io...)) return;
        if (it.arrow < 0) it.arrow = A;
        if (!goes_there || (it.symbol >= 0 && allowed)) return;
        it.arrow = A;
        it.symbol = arrow.symbol;
        allowed = watched_step<Protocol>(state, it.symbol).allowed;
    };
    [&]<int... A>(std::integer_sequence<int, A...>) {
        (look(std::integral_constant<int, A>{}), ...);
    }(std::make_integer_sequence<int, script_of<Protocol>.view().arrow_count>{});
    return it;
}

/// What may be sent in `state`, and by whom: "proof from the client, or the end; at any time: ping from the server".
template <class Protocol>
constexpr void say_watched(sentence& words, int state) {
    constexpr auto& m = machine_of<Protocol, everyone>;
    constexpr auto text = script_of<Protocol>.view();
    int said = 0;
    auto const say = [&](transition const& t, std::string_view before) {
        auto const& it = text.arrows[t.arrow];
        words << (said++ > 0 ? std::string_view{", "} : before) << it.name << " from the " << it.from_name;
        if (role_count<Protocol> > 2) words << " to the " << it.to_name;
    };
    for (int k = m.states[state].first; k < m.states[state].last; ++k) say(m.transitions[k], "");
    if (m.states[state].final) words << (said > 0 ? ", or the end" : "the end");
    else if (said == 0) words << "nothing";
    said = 0;
    for (int k = 0; k < m.anytime_count; ++k)
        if (auto const& t = m.anytime[k]; watched_step<Protocol>(state, t.symbol).arrow == t.arrow)
            say(t, "; at any time: ");
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
