// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_HANDLING_HPP
#define HANDFAST_CHOREOGRAPHY_HANDLING_HPP

#include <type_traits>
#include <utility>

#include <handfast/choreography/detail/deliveries.hpp>
#include <handfast/choreography/session.hpp>

// How a connection's handler takes each message that may arrive, and which it does not.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

template <class Protocol, class Role, class IO, class Handler, int Index>
struct handling {
    static constexpr delivery it = deliveries_of<Protocol, Role>.all[Index];
    using message = message_at<Protocol, it.arrow>;
    using next = session<Protocol, Role, it.to, IO>;
    static constexpr bool with_session = std::is_invocable_v<Handler&, message, next>;
    static constexpr bool alone = !with_session && std::is_invocable_v<Handler&, message>;
};

/// How `Handler` takes each delivery.
template <class Protocol, class Role, class IO, class Handler>
inline constexpr auto ways_of = []<int... I>(std::integer_sequence<int, I...>) {
    struct {
        way of[sizeof...(I) + 1];
    } ways{{(handling<Protocol, Role, IO, Handler, I>::with_session ? way::with_session
             : handling<Protocol, Role, IO, Handler, I>::alone      ? way::alone
                                                                    : way::none)...}};
    return ways;
}(std::make_integer_sequence<int, deliveries_of<Protocol, Role>.count>{});

/// The number of the first delivery that `Handler` does not take, or -1.
template <class Protocol, class Role, class IO, class Handler>
inline constexpr int unhandled = [] {
    for (int i = 0; i < deliveries_of<Protocol, Role>.count; ++i)
        if (ways_of<Protocol, Role, IO, Handler>.of[i] == way::none) return i;
    return -1;
}();

template <class Protocol, class Role, class IO, class Handler>
inline constexpr auto calls_of = calls_for<Protocol, Role>(ways_of<Protocol, Role, IO, Handler>.of);

template <class Protocol, class Role, class IO, class Handler>
struct says_unhandled {
    static constexpr sentence make() {
        constexpr auto first = deliveries_of<Protocol, Role>.all[unhandled<Protocol, Role, IO, Handler>];
        sentence words;
        words << "the " << name_of<Role>() << ", ";
        say_place<Protocol, Role>(words, first.state);
        words << ", has no handler for " << script_of<Protocol>.arrows[first.arrow].name << ", which may arrive there";
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
