// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SCRIPT_HPP
#define HANDFAST_CHOREOGRAPHY_SCRIPT_HPP

#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/choreography/detail/type_list.hpp>
#include <handfast/choreography/kind.hpp>
#include <handfast/choreography/name.hpp>
#include <handfast/choreography/words.hpp>

// A protocol as two tables in reading order: its words and its arrows. This is the only place where
// the types of a description are walked; checks, machines and diagrams read the tables.
namespace handfast::inline HANDFAST_ABI::choreography {

inline constexpr int max_directions = 12;
inline constexpr int max_epochs = 16;

/// Where one role sends to another.
struct direction {
    type_id from{}, to{};
    std::string_view from_name{}, to_name{};
};

/// One message of the description, or one piece of evidence. Arrows of the same message between the same roles share
/// a `symbol`.
struct arrow {
    type_id message{}, carrier{}, from{}, to{};  ///< `carrier` is `message` where that is no kind
    std::string_view name{}, from_name{}, to_name{};
    int symbol = 0;         ///< index of the first such arrow
    int direction = 0;      ///< index into `script::directions`; -1 for evidence
    int word = 0;           ///< index into `script::words`
    unsigned deadline = 0;  ///< milliseconds; 0: none
    bool anytime = false, ends = false;
    bool local = false;  ///< evidence: a step of `from`, who is `to`, alone
    bool authenticates = false;
};

enum class word_kind : unsigned char {
    message,
    anytime,
    evidence,
    key,
    closed,
    ends,
    sequence,
    choice,
    optional,
    loop,
    both_ways
};

/// One word of the description; a word that holds others is followed by them, up to `end`.
struct word {
    word_kind kind{};
    int arrow = -1, direction = -1, epoch = 0;
    int end = 0;
};

/// The tables, whatever their sizes.
struct script_view {
    word const* words = nullptr;
    int word_count = 0;
    arrow const* arrows = nullptr;
    int arrow_count = 0;
    direction const* directions = nullptr;
    int direction_count = 0;
    type_id const* epochs = nullptr;  ///< [0] is "unprotected", of no type
    std::string_view const* epoch_names = nullptr;
    int epoch_count = 1;
};

template <int Words, int Arrows>
struct script {
    word words[Words > 0 ? Words : 1]{};
    arrow arrows[Arrows > 0 ? Arrows : 1]{};
    direction directions[max_directions]{};
    type_id epochs[max_epochs]{};
    std::string_view epoch_names[max_epochs]{"unprotected"};
    int direction_count = 0, epoch_count = 1;
    bool too_many = false;  ///< more directions or epochs than the tables hold

    [[nodiscard]] constexpr script_view view() const {
        return {words, Words, arrows, Arrows, directions, direction_count, epochs, epoch_names, epoch_count};
    }
};

namespace detail {

template <class... Steps>
list<Steps...> steps_from(protocol<Steps...> const*);

template <class Protocol>
struct is_bare : std::false_type {};
template <class... Steps>
struct is_bare<protocol<Steps...>> : std::true_type {};

/// A struct with a name of its own that derives from `protocol<...>`.
template <class Protocol>
concept named_protocol = !is_bare<Protocol>::value && requires(Protocol const* p) { detail::steps_from(p); };

template <class Step>
struct arrows_in;
template <class... Steps>
using arrows_of_all = typename concatenated<typename arrows_in<Steps>::type...>::type;

template <class M, class From, class To>
struct arrows_in<message<M, From, To>> {
    using type = list<message<M, From, To>>;
};
template <class M, class From, class To, class After>
struct arrows_in<anytime<M, From, To, After>> {
    using type = list<message<M, From, To>>;
};
template <class E, class Role>
struct arrows_in<evidence<E, Role>> {
    using type = list<message<E, Role, Role>>;
};
template <>
struct arrows_in<ends> {
    using type = list<>;
};
template <class Epoch, class From, class To>
struct arrows_in<key<Epoch, From, To>> {
    using type = list<>;
};
template <class From, class To>
struct arrows_in<closed<From, To>> {
    using type = list<>;
};
template <class... Steps>
struct arrows_in<list<Steps...>> {
    using type = arrows_of_all<Steps...>;
};
template <class... Steps>
struct arrows_in<sequence<Steps...>> : arrows_in<list<Steps...>> {};
template <class... Steps>
struct arrows_in<choice<Steps...>> : arrows_in<list<Steps...>> {};
template <class... Steps>
struct arrows_in<optional<Steps...>> : arrows_in<list<Steps...>> {};
template <class... Steps>
struct arrows_in<loop<Steps...>> : arrows_in<list<Steps...>> {};
template <class... Steps>
struct arrows_in<authenticates<Steps...>> : arrows_in<list<Steps...>> {};
template <class Duration, class... Steps>
struct arrows_in<within<Duration, Steps...>> : arrows_in<list<Steps...>> {};
template <class A, class B>
struct arrows_in<both_ways<A, B>> : arrows_in<list<A, B>> {};
template <class Protocol>
struct arrows_in<part<Protocol>> : arrows_in<decltype(steps_from(static_cast<Protocol const*>(nullptr)))> {};

/// Writes the words down; without tables it only counts them.
template <class Script>
class script_writer {
public:
    constexpr explicit script_writer(Script* to) : to_(to) {}

    [[nodiscard]] constexpr int words() const { return words_; }

    template <class... Steps>
    constexpr void put(std::type_identity<list<Steps...>>) {
        (put(std::type_identity<Steps>{}), ...);
    }
    template <class M, class From, class To>
    constexpr void put(std::type_identity<message<M, From, To>>) {
        static_assert(!std::is_same_v<From, To>, "`message<M, From, To>` requires two different roles");
        put_arrow<M, From, To>(word_kind::message, false);
    }
    template <class E, class Role>
    constexpr void put(std::type_identity<evidence<E, Role>>) {
        put_arrow<E, Role, Role>(word_kind::evidence, false);
    }
    template <class M, class From, class To, class After>
    constexpr void put(std::type_identity<anytime<M, From, To, After>>) {
        static_assert(std::is_same_v<After, stays> || std::is_same_v<After, ends>,
                      "`anytime<Message, From, To, After>` requires `After` to be `stays` or `ends`");
        static_assert(!std::is_same_v<From, To>, "`anytime<Message, From, To, After>` requires two different roles");
        put_arrow<M, From, To>(word_kind::anytime, std::is_same_v<After, ends>);
    }
    template <class Epoch, class From, class To>
    constexpr void put(std::type_identity<key<Epoch, From, To>>) {
        int const at = words_++;
        if (to_ == nullptr) return;
        to_->words[at] = {word_kind::key, -1, direction_of<From, To>(), epoch_of<Epoch>(), words_};
    }
    template <class From, class To>
    constexpr void put(std::type_identity<closed<From, To>>) {
        int const at = words_++;
        if (to_ == nullptr) return;
        to_->words[at] = {word_kind::closed, -1, direction_of<From, To>(), 0, words_};
    }
    constexpr void put(std::type_identity<ends>) {
        int const at = words_++;
        if (to_ != nullptr) to_->words[at] = {word_kind::ends, -1, -1, 0, words_};
    }
    template <class... Steps>
    constexpr void put(std::type_identity<authenticates<Steps...>>) {
        bool const before = std::exchange(authenticates_, true);
        put_block<Steps...>(word_kind::sequence);
        authenticates_ = before;
    }
    template <class Duration, class... Steps>
    constexpr void put(std::type_identity<within<Duration, Steps...>>) {
        static_assert(Duration::count > 0, "`within<Duration, Steps...>` requires a time that is longer than nothing");
        unsigned const before = std::exchange(deadline_, Duration::count);
        put_block<Steps...>(word_kind::sequence);
        deadline_ = before;
    }
    template <class... Steps>
    constexpr void put(std::type_identity<sequence<Steps...>>) {
        put_block<Steps...>(word_kind::sequence);
    }
    template <class... Branches>
    constexpr void put(std::type_identity<choice<Branches...>>) {
        static_assert(sizeof...(Branches) > 0, "`choice<Branches...>` requires at least one branch");
        put_block<Branches...>(word_kind::choice);
    }
    template <class... Steps>
    constexpr void put(std::type_identity<optional<Steps...>>) {
        put_block<Steps...>(word_kind::optional);
    }
    template <class... Steps>
    constexpr void put(std::type_identity<loop<Steps...>>) {
        put_block<Steps...>(word_kind::loop);
    }
    template <class A, class B>
    constexpr void put(std::type_identity<both_ways<A, B>>) {
        put_block<A, B>(word_kind::both_ways);
    }
    template <class Protocol>
    constexpr void put(std::type_identity<part<Protocol>>) {
        int const at = words_++;
        put(std::type_identity<decltype(steps_from(static_cast<Protocol const*>(nullptr)))>{});
        if (to_ != nullptr) to_->words[at] = {word_kind::sequence, -1, -1, 0, words_};
    }

private:
    template <class... Steps>
    constexpr void put_block(word_kind kind) {
        int const at = words_++;
        (put(std::type_identity<Steps>{}), ...);
        if (to_ != nullptr) to_->words[at] = {kind, -1, -1, 0, words_};
    }

    template <class M, class From, class To>
    constexpr void put_arrow(word_kind kind, bool ends) {
        static_assert(std::is_same_v<M, label_of_t<M>>, "`message<M, From, To>` requires `M` to be its own label");
        int const at = words_++, a = arrows_++;
        if (to_ == nullptr) return;
        int symbol = a;
        for (int i = a; i-- > 0;)
            if (to_->arrows[i].message == id_of<M> && to_->arrows[i].from == id_of<From> &&
                to_->arrows[i].to == id_of<To>)
                symbol = i;
        bool const local = kind == word_kind::evidence;
        int const d = local ? -1 : direction_of<From, To>();
        to_->words[at] = {kind, a, d, 0, words_};
        to_->arrows[a] = {.message = id_of<M>,
                          .carrier = id_of<carrier_of_t<M>>,
                          .from = id_of<From>,
                          .to = id_of<To>,
                          .name = name_of<M>(),
                          .from_name = name_of<From>(),
                          .to_name = name_of<To>(),
                          .symbol = symbol,
                          .direction = d,
                          .word = at,
                          .deadline = deadline_,
                          .anytime = kind == word_kind::anytime,
                          .ends = ends,
                          .local = local,
                          .authenticates = authenticates_};
    }

    template <class From, class To>
    constexpr int direction_of() {
        for (int i = 0; i < to_->direction_count; ++i)
            if (to_->directions[i].from == id_of<From> && to_->directions[i].to == id_of<To>) return i;
        if (to_->direction_count == max_directions) {
            to_->too_many = true;
            return 0;
        }
        to_->directions[to_->direction_count] = {id_of<From>, id_of<To>, name_of<From>(), name_of<To>()};
        return to_->direction_count++;
    }

    template <class Epoch>
    constexpr int epoch_of() {
        for (int i = 1; i < to_->epoch_count; ++i)
            if (to_->epochs[i] == id_of<Epoch>) return i;
        if (to_->epoch_count == max_epochs) {
            to_->too_many = true;
            return 0;
        }
        to_->epochs[to_->epoch_count] = id_of<Epoch>;
        to_->epoch_names[to_->epoch_count] = name_of<Epoch>();
        return to_->epoch_count++;
    }

    Script* to_;
    int words_ = 0, arrows_ = 0;
    unsigned deadline_ = 0;
    bool authenticates_ = false;
};

template <class Protocol>
using steps_of = decltype(steps_from(static_cast<Protocol const*>(nullptr)));

/// The arrows of a protocol as types, `message<M, From, To>`, in the order of `script::arrows`.
template <class Protocol>
using arrow_types = typename arrows_in<steps_of<Protocol>>::type;

template <class Protocol>
constexpr auto write_script() {
    using steps = std::type_identity<steps_of<Protocol>>;
    constexpr int words = [] {
        script_writer<script<1, 1>> counter{nullptr};
        counter.put(steps{});
        return counter.words();
    }();
    script<words, arrow_types<Protocol>::size> written{};
    script_writer<decltype(written)> writer{&written};
    writer.put(steps{});
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
