// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_FACES_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_FACES_HPP

#include <string_view>
#include <utility>

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/detail/watched.hpp>

// The machines of all roles side by side, their types forgotten.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// One role's machine, to be asked at run time.
struct face {
    int state_count = 0;
    next_step (*find)(int state, type_id message, bool sends) = nullptr;
    int (*receive_epoch)(int state) = nullptr;
    sentence (*place)(int state) = nullptr;
    sentence (*complain)(int state, std::string_view verb, std::string_view what) = nullptr;
};

template <class Protocol, class Role>
inline constexpr face face_of{
    machine_of<Protocol, Role>.state_count,
    [](int state, type_id message, bool sends) { return machine_of<Protocol, Role>.find(state, message, sends); },
    [](int state) { return machine_of<Protocol, Role>.epoch(state, false); },
    [](int state) {
        sentence words{"the "};
        words << name_of<Role>() << ", ";
        say_place<Protocol, Role>(words, state);
        return words;
    },
    [](int state, std::string_view verb, std::string_view what) {
        return choreography::complain<Protocol, Role>(state, verb, what);
    }};

/// By number, as in `role_at`.
template <class Protocol>
struct face_table {
    face of[role_count<Protocol>]{};
    [[nodiscard]] constexpr face const& operator[](int r) const { return of[r]; }
};
template <class Protocol>
inline constexpr auto faces_of = []<int... R>(std::integer_sequence<int, R...>) {
    return face_table<Protocol>{{face_of<Protocol, role_at<Protocol, R>>...}};
}(std::make_integer_sequence<int, role_count<Protocol>>{});

/// Where each role of a conversation stands, and one who watches it.
template <class Protocol>
struct standing {
    int at[role_count<Protocol>]{};
    int watcher = 0;

    /// `it` goes from role `from` to role `to`. Whoever may not do it stays where it is.
    constexpr void go(int from, int to, arrow const& it) {
        auto const move = [&](int& state, next_step const& next) { state = next.allowed ? next.to : state; };
        move(at[from], faces_of<Protocol>[from].find(at[from], it.message, true));
        if (it.local) return;
        move(at[to], faces_of<Protocol>[to].find(at[to], it.message, false));
        move(watcher, watched_step<Protocol>(watcher, it.symbol));
    }
};

/// The symbol of a message from one role to another; -1 where there is no such arrow.
constexpr int symbol_of(script_view const& text, type_id message, type_id from, type_id to) {
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].message == message && text.arrows[a].from == from && text.arrows[a].to == to)
            return text.arrows[a].symbol;
    return -1;
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
