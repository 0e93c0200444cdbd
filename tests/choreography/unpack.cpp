// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/unpack.hpp>

#include "boost_test.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/choreography/session.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

// A message that owns something, and its transport: what is not trivial to move or to destroy.
struct letter {
    std::shared_ptr<std::string> words;
};
struct memo {
    std::string words;
};
struct post : hf::protocol<hf::message<hello, client, server>,
                           hf::choice<hf::message<letter, server, client>, hf::message<memo, server, client>>> {};

/// What there is to be read.
struct bag {
    std::optional<letter> a_letter{};
    std::optional<memo> a_memo{};
    bool broken = false;
};
struct carrier {
    bag* from;

    template <class Label>
    void put(auto const&, int) {}
    [[nodiscard]] chor::readiness pending(int) const {
        using enum chor::readiness;
        return from->broken ? failed : from->a_letter || from->a_memo ? ready : none;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        if constexpr (std::is_same_v<M, letter>) return from->a_letter.has_value();
        else if constexpr (std::is_same_v<M, memo>) return from->a_memo.has_value();
        else return false;
    }
    template <class M>
    std::optional<M> take() {
        if constexpr (std::is_same_v<M, letter>) return std::exchange(from->a_letter, std::nullopt);
        else if constexpr (std::is_same_v<M, memo>) return std::exchange(from->a_memo, std::nullopt);
        else return std::nullopt;
    }
};

auto hear(bag& from) { return hf::start<post, client>(carrier{&from}).send(hello{}).receive(); }

template <class M, class Outcome>
std::string_view words_of_failure(Outcome&& outcome) {
    static std::string words;
    try {
        (void)get<M>(std::forward<Outcome>(outcome)).next.abandon();
        return "nothing was thrown";
    } catch (chor::not_received const& e) {
        return words = e.what();
    }
}

template <class Outcome, class M>
concept may_hold = requires(Outcome& o) { get_if<M>(&o); };
static_assert(may_hold<decltype(hear(std::declval<bag&>())), letter>);
static_assert(!may_hold<decltype(hear(std::declval<bag&>())), hello>);
static_assert(!std::is_copy_constructible_v<decltype(hear(std::declval<bag&>()))>);

// Where all that it may hold is trivial, so is what holds it.
using trivial = decltype(hf::start<login, server>(std::declval<end_of<server>>()).receive());
#if !defined(HANDFAST_CHECK_SESSIONS) && !defined(HANDFAST_LINT_SESSIONS)
static_assert(std::is_trivially_move_constructible_v<trivial> && std::is_trivially_destructible_v<trivial>);
#endif
static_assert(std::is_move_assignable_v<trivial> && !std::is_copy_assignable_v<trivial>);

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_unpack)

BOOST_AUTO_TEST_CASE(what_was_received_is_found_by_its_type) {
    bag from{.a_letter = letter{std::make_shared<std::string>("dear client")}};
    auto outcome = hear(from);
    BOOST_TEST((!outcome.pending() && !outcome.refused() && !outcome.failed()));
    BOOST_TEST(get_if<memo>(&outcome) == nullptr);
    auto* const got = get_if<letter>(&outcome);
    BOOST_REQUIRE(got != nullptr);
    BOOST_TEST(*got->message.words == "dear client");
    (void)std::move(got->next).finish();
}

BOOST_AUTO_TEST_CASE(what_it_holds_is_moved_and_destroyed_once) {
    auto const words = std::make_shared<std::string>("dear client");
    bag from{.a_letter = letter{words}};
    {
        auto outcome = hear(from);
        BOOST_TEST(words.use_count() == 2);
        auto moved = std::move(outcome);
        BOOST_TEST(words.use_count() == 2);
        auto [message, next] = get<letter>(std::move(moved));
        BOOST_TEST(message.words == words);
        BOOST_TEST(words.use_count() == 2);
        (void)std::move(next).finish();
    }
    BOOST_TEST(words.use_count() == 1);
    from.a_letter = letter{words};
    abandon(hear(from));
    BOOST_TEST(words.use_count() == 1);
    from.a_memo = memo{"a memo that is too long to be kept in the string itself"};
    auto outcome = hear(from);
    auto moved = std::move(outcome);
    BOOST_TEST(get<memo>(std::move(moved)).message.words.starts_with("a memo that"));
}

BOOST_AUTO_TEST_CASE(where_nothing_was_received_the_session_is_still_there) {
    bag from;
    auto nothing = hear(from);
    BOOST_TEST(nothing.pending());
    from.broken = true;
    auto broken = std::move(nothing).here().receive();
    BOOST_TEST(broken.failed());
    from = {.a_memo = memo{"sorry"}};
    broken = std::move(broken).here().receive();  // from one alternative to another
    auto moved = std::move(broken);
    BOOST_TEST(get<memo>(std::move(moved)).message.words == "sorry");
}

BOOST_AUTO_TEST_CASE(what_came_instead_is_said) {
    bag from;
    BOOST_TEST(words_of_failure<letter>(hear(from)) ==
               "the client, after sending hello, received no letter: nothing has come yet");
    from.broken = true;
    BOOST_TEST(words_of_failure<letter>(hear(from)) ==
               "the client, after sending hello, received no letter: the transport could give no message");
    from = {.a_memo = memo{"sorry"}};
    BOOST_TEST(words_of_failure<letter>(hear(from)) ==
               "the client, after sending hello, received no letter: memo came");
    from = {.a_memo = memo{"sorry"}};
    BOOST_TEST(words_of_failure<memo>(hear(from)) == "nothing was thrown");
    wires wires;
    end_of<client>{&wires}.put<proof>(proof{}, 0);
    BOOST_TEST(
        words_of_failure<hello>(hf::start<login, server>(end_of<server>{&wires}).receive()) ==
        "the server, at the start, received no hello: what came may not come there; allowed here: receive hello; "
        "at any time: send ping, receive panic, send panic, send bye");
}

BOOST_AUTO_TEST_CASE(match_calls_the_one_that_takes_it) {
    auto const said = [](bag& from) {
        return handfast::match(
            hear(from),
            []<class S>(chor::received<letter, S> it) {
                (void)std::move(it.next).finish();
                return *it.message.words;
            },
            []<class S>(chor::received<memo, S> it) {
                (void)std::move(it.next).finish();
                return it.message.words;
            },
            []<class S>(chor::pending<S> it) {
                (void)std::move(it.again).abandon();
                return std::string{"nothing"};
            },
            [](auto it) {
                (void)std::move(it.here).abandon();
                return std::string{"trouble"};
            });
    };
    bag from;
    BOOST_TEST(said(from) == "nothing");
    from.broken = true;
    BOOST_TEST(said(from) == "trouble");
    from = {.a_letter = letter{std::make_shared<std::string>("dear client")}};
    BOOST_TEST(said(from) == "dear client");
    from = {.a_memo = memo{"sorry"}};
    BOOST_TEST(said(from) == "sorry");
}

BOOST_AUTO_TEST_SUITE_END()
