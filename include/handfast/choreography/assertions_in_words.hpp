// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_ASSERTIONS_IN_WORDS_HPP
#define HANDFAST_CHOREOGRAPHY_ASSERTIONS_IN_WORDS_HPP

#include <type_traits>

#include <handfast/choreography/assertions.hpp>

// The assertions of assertions.hpp as `static_assert(check_after<login, welcome, proof>())`: where one does not hold,
// the compiler's first line says so, with the shortest run of the protocol that shows it.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

template <class M>
struct said_as {
    static constexpr void say(sentence& words) { words << name_of<M>(); }
};
template <class M, class Role>
struct said_as<from<M, Role>> {
    static constexpr void say(sentence& words) { words << name_of<M>() << " of the " << name_of<Role>(); }
};
template <class E, class Role>
struct said_as<evidence<E, Role>> : said_as<from<E, Role>> {};

/// Whether one of `Ms` is not in the text; says so.
template <class Protocol, class... Ms>
constexpr bool say_absent(sentence& words) {
    constexpr auto text = script_of<Protocol>.view();
    auto const absent = [&]<class M>(std::type_identity<M>) {
        if (occurs(text, wanted_of<M>::value)) return false;
        words << "there is no ";
        said_as<M>::say(words);
        return true;
    };
    return (absent(std::type_identity<Ms>{}) || ...);
}

template <class Protocol, class M>
constexpr bool say_at_any_time(sentence& words) {
    if (!at_any_time(script_of<Protocol>.view(), wanted_of<M>::value)) return false;
    said_as<M>::say(words);
    words << " may come at any time";
    return true;
}

template <class Protocol, class Later, class Earlier, class... Unless>
struct says_not_after {
    static constexpr sentence make() {
        constexpr auto text = script_of<Protocol>.view();
        constexpr wanted unless[]{wanted_of<Unless>::value..., wanted{}};
        sentence words;
        words << name_of<Protocol>() << ": ";
        if (say_absent<Protocol, Later, Earlier>(words) || say_at_any_time<Protocol, Later>(words)) return words;
        said_as<Later>::say(words);
        words << " may come with no ";
        said_as<Earlier>::say(words);
        words << " before it: ";
        search ways{automaton_of<Protocol>.view(), text};
        ways.say_way(words, find_before(ways, text, wanted_of<Later>::value, wanted_of<Earlier>::value, unless,
                                        int{sizeof...(Unless)}));
        return words;
    }
};

template <class Protocol, class M, class... Earlier>
struct says_not_never {
    static constexpr sentence make() {
        constexpr auto all = automaton_of<Protocol>.view();
        constexpr auto text = script_of<Protocol>.view();
        constexpr wanted earlier[]{wanted_of<Earlier>::value..., wanted{}};
        sentence words;
        words << name_of<Protocol>() << ": ";
        if constexpr (sizeof...(Earlier) == 0) {
            said_as<M>::say(words);
            return words << " is one of its messages";
        } else {
            if (say_absent<Protocol, Earlier...>(words) || say_at_any_time<Protocol, M>(words)) return words;
            said_as<M>::say(words);
            words << " may come all the same: ";
            search ways{all, text};
            int const edge = find_behind(ways, all, text, wanted_of<M>::value, earlier, int{sizeof...(Earlier)});
            search from_start{all, text};
            from_start.start_at(0);
            from_start.run([](int) { return true; });
            if (from_start.say_way(words, ways.before_way(edge))) words << ", ";
            ways.say_way(words, edge);
            return words;
        }
    }
};

template <class Protocol, class M, class Epoch>
struct says_not_under {
    static constexpr sentence make() {
        sentence words;
        words << name_of<Protocol>() << ": ";
        if (epoch_index<Protocol, Epoch> < 0) return words << "no key of it is called " << name_of<Epoch>();
        if (say_absent<Protocol, M>(words)) return words;
        if (say_at_any_time<Protocol, M>(words)) return words << ", under the keys of the moment";
        said_as<M>::say(words);
        return words << " does not always travel under " << name_of<Epoch>();
    }
};

template <class Protocol, class M, class Role>
struct says_not_sent_by {
    static constexpr sentence make() {
        sentence words;
        words << name_of<Protocol>() << ": ";
        if (say_absent<Protocol, M>(words)) return words;
        for (auto const& it : script_of<Protocol>.arrows)
            if ((it.message == id_of<M> || it.carrier == id_of<M>) && (it.from != id_of<Role> || it.local)) {
                words << name_of<M>() << (it.local ? " is shown by the " : " is sent by the ") << it.from_name;
                break;
            }
        return words;
    }
};

}  // namespace detail

/// As `after`, in words.
template <class Protocol, class Later, class Earlier, class... Unless>
    requires(after<Protocol, Later, Earlier, Unless...>)
constexpr bool check_after() {
    return true;
}
template <class Protocol, class Later, class Earlier, class... Unless>
    requires(!after<Protocol, Later, Earlier, Unless...>)
auto check_after() -> decltype(in_words<detail::says_not_after<Protocol, Later, Earlier, Unless...>,
                                        !after<Protocol, Later, Earlier, Unless...>>());
template <class...>
void check_after(detail::parentheses_are_missing);

/// As `never`, in words.
template <class Protocol, class Message, class... Earlier>
    requires(never<Protocol, Message, Earlier...>)
constexpr bool check_never() {
    return true;
}
template <class Protocol, class Message, class... Earlier>
    requires(!never<Protocol, Message, Earlier...>)
auto check_never() -> decltype(in_words<detail::says_not_never<Protocol, Message, Earlier...>,
                                        !never<Protocol, Message, Earlier...>>());
template <class...>
void check_never(detail::parentheses_are_missing);

/// As `under`, in words.
template <class Protocol, class Message, class Epoch>
    requires(under<Protocol, Message, Epoch>)
constexpr bool check_under() {
    return true;
}
template <class Protocol, class Message, class Epoch>
    requires(!under<Protocol, Message, Epoch>)
auto check_under()
    -> decltype(in_words<detail::says_not_under<Protocol, Message, Epoch>, !under<Protocol, Message, Epoch>>());
template <class...>
void check_under(detail::parentheses_are_missing);

/// As `sent_by`, in words.
template <class Protocol, class Message, class Role>
    requires(sent_by<Protocol, Message, Role>)
constexpr bool check_sent_by() {
    return true;
}
template <class Protocol, class Message, class Role>
    requires(!sent_by<Protocol, Message, Role>)
auto check_sent_by()
    -> decltype(in_words<detail::says_not_sent_by<Protocol, Message, Role>, !sent_by<Protocol, Message, Role>>());
template <class...>
void check_sent_by(detail::parentheses_are_missing);

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
