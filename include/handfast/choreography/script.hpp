// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SCRIPT_HPP
#define HANDFAST_CHOREOGRAPHY_SCRIPT_HPP

#include <type_traits>

#include <handfast/choreography/detail/script_writer.hpp>
#include <handfast/choreography/detail/type_list.hpp>
#include <handfast/choreography/script_tables.hpp>
#include <handfast/choreography/words.hpp>

// A protocol as tables. This is the only place where the types of a description are walked; checks, machines and
// diagrams read the tables.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

template <class... Steps>
list<Steps...> steps_from(protocol<Steps...> const*);

template <class Protocol>
struct is_bare : std::false_type {};
template <class... Steps>
struct is_bare<protocol<Steps...>> : std::true_type {};

/// `protocol<...>` or what derives from it.
template <class Protocol>
concept has_steps = requires(Protocol const* p) { detail::steps_from(p); };
/// A struct with a name of its own that derives from `protocol<...>`.
template <class Protocol>
concept named_protocol = !is_bare<Protocol>::value && has_steps<Protocol>;

/// What a step is: its arrows as types, `message<M, From, To>`, and how it is written down.
template <class Step>
struct step_of {
    static_assert(!std::is_same_v<Step, Step>,
                  "`protocol<Steps...>` requires each step to be a word of handfast's, such as "
                  "`message<M, From, To>` or `part<Protocol>`");
    using arrows = list<>;
    static constexpr void write(script_writer&) {}
};

template <class... Steps>
struct steps_in {
    using arrows = typename concatenated<typename step_of<Steps>::arrows...>::type;
    /// Not a fold, of which clang takes no more than 256.
    static constexpr void write(script_writer& to) {
        [[maybe_unused]] bool const in_order[] = {true, (step_of<Steps>::write(to), true)...};
    }
};
template <word_kind Kind, class... Steps>
struct block_of : steps_in<Steps...> {
    static constexpr void write(script_writer& to) {
        int const at = to.begin();
        steps_in<Steps...>::write(to);
        to.end(at, Kind);
    }
};

template <class M, class From, class To>
struct step_of<message<M, From, To>> {
    static_assert(!std::is_same_v<From, To>, "`message<M, From, To>` requires two different roles");
    static_assert(std::is_same_v<M, label_of_t<M>>, "`message<M, From, To>` requires `M` to be its own label");
    using arrows = list<message<M, From, To>>;
    static constexpr void write(script_writer& to) {
        to.put_arrow(word_kind::message, named_as<M>, named_as<From>, named_as<To>, false);
    }
};
template <class E, class Role>
struct step_of<evidence<E, Role>> {
    static_assert(std::is_same_v<E, label_of_t<E>>, "`evidence<E, Role>` requires `E` to be its own label");
    using arrows = list<message<E, Role, Role>>;
    static constexpr void write(script_writer& to) {
        to.put_arrow(word_kind::evidence, named_as<E>, named_as<Role>, named_as<Role>, false);
    }
};
template <class M, class From, class To, class After>
struct step_of<anytime<M, From, To, After>> {
    static_assert(std::is_same_v<After, stays> || std::is_same_v<After, ends>,
                  "`anytime<Message, From, To, After>` requires `After` to be `stays` or `ends`");
    static_assert(!std::is_same_v<From, To>, "`anytime<Message, From, To, After>` requires two different roles");
    static_assert(std::is_same_v<M, label_of_t<M>>,
                  "`anytime<Message, From, To, After>` requires `Message` to be its own label");
    using arrows = list<message<M, From, To>>;
    static constexpr void write(script_writer& to) {
        to.put_arrow(word_kind::anytime, named_as<M>, named_as<From>, named_as<To>, std::is_same_v<After, ends>);
    }
};
template <class Epoch, class From, class To>
struct step_of<key<Epoch, From, To>> {
    using arrows = list<>;
    static constexpr void write(script_writer& to) {
        to.put(word_kind::key, named_as<Epoch>, named_as<From>, named_as<To>);
    }
};
template <class From, class To>
struct step_of<closed<From, To>> {
    using arrows = list<>;
    static constexpr void write(script_writer& to) { to.put(word_kind::closed, {}, named_as<From>, named_as<To>); }
};
template <>
struct step_of<ends> {
    using arrows = list<>;
    static constexpr void write(script_writer& to) { to.end(to.begin(), word_kind::ends); }
};
template <class... Steps>
struct step_of<list<Steps...>> : steps_in<Steps...> {};
template <class... Steps>
struct step_of<sequence<Steps...>> : block_of<word_kind::sequence, Steps...> {};
template <class... Branches>
struct step_of<choice<Branches...>> : block_of<word_kind::choice, Branches...> {
    static_assert(sizeof...(Branches) > 0, "`choice<Branches...>` requires at least one branch");
};
template <class... Steps>
struct step_of<optional<Steps...>> : block_of<word_kind::optional, Steps...> {};
template <class... Steps>
struct step_of<loop<Steps...>> : block_of<word_kind::loop, Steps...> {};
template <class A, class B>
struct step_of<both_ways<A, B>> : block_of<word_kind::both_ways, A, B> {};
/// The steps of `Protocol`, or nothing where it is none.
template <class Protocol>
struct part_of {
    static_assert(has_steps<Protocol>, "`part<Protocol>` requires a struct that derives from `protocol<Steps...>`");
    using steps = list<>;
};
template <has_steps Protocol>
struct part_of<Protocol> {
    using steps = decltype(steps_from(static_cast<Protocol const*>(nullptr)));
};
template <class Protocol>
struct step_of<part<Protocol>> : block_of<word_kind::sequence, typename part_of<Protocol>::steps> {};
template <class... Steps>
struct step_of<authenticates<Steps...>> : block_of<word_kind::sequence, Steps...> {
    static constexpr void write(script_writer& to) {
        bool const before = to.authenticates(true);
        block_of<word_kind::sequence, Steps...>::write(to);
        to.authenticates(before);
    }
};

template <unsigned Count>
milliseconds<Count> stretch_of(milliseconds<Count> const*);
template <unsigned Count>
seconds<Count> stretch_of(seconds<Count> const*);

/// In milliseconds; 0 where `Duration` is, and derives from, no `seconds` or `milliseconds`.
template <class Duration>
inline constexpr unsigned milliseconds_in = [] {
    if constexpr (requires(Duration const* it) { stretch_of(it); })
        return decltype(stretch_of(static_cast<Duration const*>(nullptr)))::count;
    else return 0U;
}();

template <class Duration, class... Steps>
struct step_of<within<Duration, Steps...>> : block_of<word_kind::sequence, Steps...> {
    static_assert(milliseconds_in<Duration> > 0, "`within<Duration, Steps...>` requires `Duration` to be a time that "
                                                 "is longer than nothing, `seconds<5>` or `milliseconds<500>`");
    static constexpr void write(script_writer& to) {
        unsigned const before = to.within(milliseconds_in<Duration>);
        block_of<word_kind::sequence, Steps...>::write(to);
        to.within(before);
    }
};

template <class Protocol>
using steps_of = decltype(steps_from(static_cast<Protocol const*>(nullptr)));

/// The arrows of a protocol as types, `message<M, From, To>`, in the order of `script::arrows`.
template <class Protocol>
using arrow_types = typename step_of<steps_of<Protocol>>::arrows;

template <class Protocol>
constexpr auto write_script() {
    static_assert(has_steps<Protocol>,
                  "a question about a protocol requires the protocol first: a struct that derives from "
                  "`protocol<Steps...>`");
    using steps = step_of<steps_of<Protocol>>;
    constexpr int arrows = arrow_types<Protocol>::size;
    constexpr int words = [] {
        script_writer counter{{}, 0};
        steps::write(counter);
        return counter.words();
    }();
    script<words, arrows> written{};
    script_writer writer{{written.words, written.arrows, written.directions, written.epochs, written.epoch_names},
                         arrows};
    steps::write(writer);
    written.direction_count = writer.directions();
    written.epoch_count = writer.epochs();
    written.too_many = writer.too_many();
    // The same message between the same roles proves the same, wherever it stands.
    for (int a = 0; a < arrows; ++a)
        if (written.arrows[a].authenticates) written.arrows[written.arrows[a].symbol].authenticates = true;
    for (int a = 0; a < arrows; ++a)
        written.arrows[a].authenticates = written.arrows[written.arrows[a].symbol].authenticates;
    return written;
}

template <class M, class From, class To>
std::type_identity<M> message_in(message<M, From, To>*);
template <class M, class From, class To>
std::type_identity<To> receiver_in(message<M, From, To>*);

}  // namespace detail

/// The tables of `Protocol`.
template <class Protocol>
inline constexpr auto script_of = detail::write_script<Protocol>();

/// The message type of arrow number `Arrow`, and the role it goes to.
template <class Protocol, int Arrow>
using message_at = typename decltype(detail::message_in(
    static_cast<detail::at<Arrow, detail::arrow_types<Protocol>>*>(nullptr)))::type;
/// The role that receives the message of that arrow.
template <class Protocol, int Arrow>
using receiver_at = typename decltype(detail::receiver_in(
    static_cast<detail::at<Arrow, detail::arrow_types<Protocol>>*>(nullptr)))::type;

/// Names what comes before the first `key` in questions about epochs.
struct unprotected {};

/// The number of `Epoch` in `Protocol`: 1 for the first that a `key` installs, in reading order; 0 for `unprotected`.
template <class Protocol, class Epoch>
inline constexpr int epoch_index = [] {
    if (std::is_same_v<Epoch, unprotected>) return 0;
    for (int i = 1; i < script_of<Protocol>.epoch_count; ++i)
        if (script_of<Protocol>.epochs[i] == id_of<Epoch>) return i;
    return -1;
}();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
