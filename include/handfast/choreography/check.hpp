// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_CHECK_HPP
#define HANDFAST_CHOREOGRAPHY_CHECK_HPP

#include <type_traits>
#include <utility>

#include <handfast/choreography/detail/joint_run.hpp>
#include <handfast/choreography/roles.hpp>
#include <handfast/choreography/sentence.hpp>

// Whether a description makes sense, and if not, what is wrong with it.
namespace handfast::inline HANDFAST_ABI::choreography {

/// The flaw in words, without who and where.
constexpr std::string_view describe(flaw what) {
    switch (what) {
        case flaw::none: return "nothing is wrong";
        case flaw::too_many: return "the description has more directions, epochs, proofs or states than fit";
        case flaw::key_unclear: return "it is not clear under which key a message travels";
        case flaw::after_closed: return "a message is sent in a direction that was closed";
        case flaw::mixed_choice: return "one role could both send and receive, outside both_ways";
        case flaw::blind_choice: return "what may be sent depends on a choice this role was not told of";
        case flaw::may_end_silently: return "this role cannot know whether the protocol is over";
        case flaw::two_receivers: return "the same message could go to, or come from, two roles";
        case flaw::ambiguous: return "what a message says does not tell which of two arrows it belongs to";
        case flaw::skips_authentication: return "a message that authenticates could be left out by sending another";
        case flaw::unreachable: return "no run ever comes to a message";
        case flaw::ends_both_ways: return "the protocol cannot be over on one side of both_ways alone";
        case flaw::stuck: return "the end can never be reached";
    }
    return "";
}

namespace detail {

/// Whether each role's view of `Protocol` makes sense by itself.
template <class Protocol>
inline constexpr bool each_makes_sense = []<int... I>(std::integer_sequence<int, I...>) {
    return ((machine_of<Protocol, role_at<Protocol, I>>.bad == flaw::none) && ...);
}(std::make_integer_sequence<int, role_count<Protocol>>{});

/// What is wrong with all of them together.
template <class Protocol>
inline constexpr joint_flaw joint_flaw_of = []<int... I>(std::integer_sequence<int, I...>) {
    if constexpr (!each_makes_sense<Protocol> || sizeof...(I) == 0) {
        return joint_flaw{};
    } else {
        joint_machine const machines[]{
            {machine_of<Protocol, role_at<Protocol, I>>.states, machine_of<Protocol, role_at<Protocol, I>>.transitions,
             machine_of<Protocol, role_at<Protocol, I>>.state_count, id_of<role_at<Protocol, I>>}...};
        return joint_run{machines, sizeof...(I), script_of<Protocol>.view()}.find_flaw();
    }
}(std::make_integer_sequence<int, role_count<Protocol>>{});

template <class Protocol, class Role>
constexpr joint_flaw find_flaw() {
    constexpr auto& m = machine_of<Protocol, Role>;
    if (m.bad != flaw::none) return {m.bad, 0, m.bad_state};
    constexpr joint_flaw joint = joint_flaw_of<Protocol>;
    if constexpr (joint.what != flaw::none)
        if (id_of<role_at<Protocol, joint.role>> == id_of<Role>) return joint;
    return {};
}

}  // namespace detail

/// What is wrong with `Role`'s view of `Protocol`, by itself or beside those of the others.
template <class Protocol, class Role>
inline constexpr flaw flaw_of = detail::find_flaw<Protocol, Role>().what;

namespace detail {

template <class Protocol, class Role>
struct says_flaw {
    static constexpr sentence make() {
        constexpr auto& m = machine_of<Protocol, Role>;
        constexpr joint_flaw found = find_flaw<Protocol, Role>();
        sentence words;
        words << name_of<Protocol>() << ": " << describe(found.what);
        if constexpr (m.bad_arrow >= 0) {
            constexpr auto& it = script_of<Protocol>.arrows[m.bad_arrow];
            words << " (" << it.name << " of the " << it.from_name << ")";
        } else if (automaton_of<Protocol>.bad == flaw::none) {
            words << " (the " << name_of<Role>() << ", ";
            say_place<Protocol, Role>(words, found.state);
            words << ": ";
            say_allowed<Protocol, Role>(words, found.state);
            words << ")";
        }
        return words;
    }
};

struct says_bare {
    static constexpr sentence make() {
        return "a protocol is a struct with a name of its own: struct name : protocol<...> {};";
    }
};

template <class Protocol, class Role>
struct says_stranger {
    static constexpr sentence make() {
        sentence words;
        words << "no message of " << name_of<Protocol>() << " goes to or comes from the role " << name_of<Role>();
        return words;
    }
};

/// The first role that finds a flaw, or -1.
template <class Protocol>
constexpr int first_flawed() {
    return []<int... I>(std::integer_sequence<int, I...>) {
        int first = -1;
        (void)((flaw_of<Protocol, role_at<Protocol, I>> != flaw::none && (first = I, true)) || ...);
        return first;
    }(std::make_integer_sequence<int, role_count<Protocol>>{});
}

template <class Protocol>
constexpr bool is_sound() {
    if constexpr (named_protocol<Protocol>) return first_flawed<Protocol>() < 0;
    else return false;
}

/// The role that `says_flaw` is about; `role_at<Protocol, 0>` where there is none.
template <class Protocol, int First = first_flawed<Protocol>()>
using flawed_role = role_at<Protocol, (First > 0 ? First : 0)>;

}  // namespace detail

/// `static_assert(check<login>())`: every role can always know what to do, under which key, and the end can
/// be reached. Where that is not so, the compiler's first line says what is wrong, for whom, and where.
template <class Protocol>
    requires(detail::is_sound<Protocol>())
constexpr bool check() {
    return true;
}
template <class Protocol>
    requires(detail::named_protocol<Protocol> && !detail::is_sound<Protocol>())
auto check()
    -> decltype(in_words<detail::says_flaw<Protocol, detail::flawed_role<Protocol>>, !detail::is_sound<Protocol>()>());
template <class Protocol>
    requires(!detail::named_protocol<Protocol>)
auto check() -> decltype(in_words<detail::says_bare>());
template <class Protocol>
void check(detail::parentheses_are_missing);

/// The same as a value, for a test.
template <class Protocol>
inline constexpr bool sound = detail::is_sound<Protocol>();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
