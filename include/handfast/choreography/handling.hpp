// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_HANDLING_HPP
#define HANDFAST_CHOREOGRAPHY_HANDLING_HPP

#include <type_traits>
#include <utility>

#include <handfast/choreography/session.hpp>

// How a connection's handler takes each message that may arrive, and which it does not.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

struct arrival {
    int state = -1, index = 0;
};

template <class Protocol, class Role, class IO, class Handler, int State, int Index>
struct handling {
    static constexpr next_step step = arrivals_in<Protocol, Role, State>.moves[Index];
    using message = message_at<Protocol, step.arrow>;
    using next = session<Protocol, Role, step.to, IO>;
    static constexpr bool with_session = std::is_invocable_v<Handler&, message, next>;
    static constexpr bool alone = !with_session && std::is_invocable_v<Handler&, message>;
};

template <class Protocol, class Role, class IO, class Handler, int State>
constexpr int unhandled_in() {
    return []<int... I>(std::integer_sequence<int, I...>) {
        int first = -1;
        (void)((!(handling<Protocol, Role, IO, Handler, State, I>::with_session ||
                  handling<Protocol, Role, IO, Handler, State, I>::alone) &&
                (first = I, true)) ||
               ...);
        return first;
    }(std::make_integer_sequence<int, arrivals_in<Protocol, Role, State>.count>{});
}

/// The first message that may arrive and that `Handler` does not take.
template <class Protocol, class Role, class IO, class Handler>
inline constexpr arrival unhandled = []<int... S>(std::integer_sequence<int, S...>) {
    arrival first;
    (void)(((first.index = unhandled_in<Protocol, Role, IO, Handler, S>()) >= 0 && (first.state = S, true)) || ...);
    return first;
}(std::make_integer_sequence<int, machine_of<Protocol, Role>.state_count>{});

template <class Protocol, class Role, class IO, class Handler>
struct says_unhandled {
    static constexpr sentence make() {
        constexpr auto first = unhandled<Protocol, Role, IO, Handler>;
        sentence words;
        words << "the " << name_of<Role>() << ", ";
        say_place<Protocol, Role>(words, first.state);
        words << ", has no handler for "
              << script_of<Protocol>.arrows[arrivals_in<Protocol, Role, first.state>.moves[first.index].arrow].name
              << ", which may arrive there";
        return words;
    }
};

template <class Protocol, class Role, class M>
struct says_never_sends {
    static constexpr sentence make() {
        sentence words;
        words << "the " << name_of<Role>() << " never sends " << name_of<M>();
        return words;
    }
};

/// Whether an arrow of `M` leaves, or reaches, `Role`.
template <class Protocol, class Role, class M, bool Sends>
inline constexpr bool ever = [] {
    auto const text = script_of<Protocol>.view();
    for (int a = 0; a < text.arrow_count; ++a)
        if (text.arrows[a].message == id_of<M> && !text.arrows[a].local &&
            (Sends ? text.arrows[a].from : text.arrows[a].to) == id_of<Role>)
            return true;
    return false;
}();

/// Whether `Role` is anywhere asked for `E`.
template <class Protocol, class Role, class E>
inline constexpr bool shows = [] {
    for (auto const& it : script_of<Protocol>.arrows)
        if (it.local && it.message == id_of<E> && it.from == id_of<Role>) return true;
    return false;
}();

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
