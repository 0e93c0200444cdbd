// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <utility>

#include <handfast/choreography/monitor.hpp>

#include "toy.hpp"

using namespace toy;
using chor::flaw;
using chor::flaw_of;

// Messages that share a type and are told apart by what they say.
namespace {

struct is_empty {
    static constexpr std::string_view name = "empty proof";
    static constexpr bool matches(proof const& p) { return p.value == 0; }
};
struct is_odd {
    static constexpr bool matches(proof const& p) { return p.value % 2 == 1; }
};
using empty_proof = chor::when<proof, is_empty>;
using odd_proof = chor::when<proof, is_odd>;

// clang-format off
struct careful : hf::protocol<
    hf::choice<
        hf::sequence<hf::message<empty_proof, client, server>, hf::message<refusal, server, client>>,
        hf::sequence<
            hf::authenticates<hf::message<odd_proof, client, server>>,
            hf::message<welcome, server, client>>>> {};
struct shadowed : hf::protocol<
    hf::choice<
        hf::sequence<hf::message<empty_proof, client, server>, hf::message<refusal, server, client>>,
        hf::sequence<hf::message<proof, client, server>, hf::message<welcome, server, client>>>> {};
// clang-format on

static_assert(chor::sound<careful>, "what the proof says decides, though one of them authenticates");
static_assert(flaw_of<shadowed, server> == flaw::ambiguous);
static_assert(flaw_of<shadowed, client> == flaw::none, "who sends knows what it means");
static_assert(chor::name_of<empty_proof>() == "empty proof" && chor::name_of<odd_proof>() == "is_odd");
static_assert(!chor::can_send<careful, client, 0, proof>, "the client must say which");
static_assert(!std::is_constructible_v<empty_proof, proof>);
template <class K>
concept made_unseen = requires(proof p) { K::from(p); };
static_assert(!made_unseen<empty_proof>);
// What is said of a message is said of all kinds of it.
static_assert(!chor::never<careful, proof> && chor::sent_by<careful, proof, client>);
static_assert(!chor::sent_by<careful, proof, server> && chor::after<careful, refusal, proof>);
static_assert(!empty_proof::of(proof{1}) && empty_proof::of(proof{0})->value == 0);

// At any time: a message and a kind of it, which would take what the other is for, in either order, and beside others.
template <class First, class Second>
struct at_any_time : hf::protocol<hf::message<hello, client, server>, hf::anytime<First, client, server, hf::ends>,
                                  hf::anytime<Second, client, server>, hf::message<welcome, server, client>> {};
static_assert(flaw_of<at_any_time<empty_proof, odd_proof>, server> == flaw::none);
static_assert(flaw_of<at_any_time<proof, odd_proof>, server> == flaw::ambiguous);
static_assert(flaw_of<at_any_time<odd_proof, proof>, server> == flaw::ambiguous);
struct beside : hf::protocol<hf::message<proof, client, server>, hf::anytime<odd_proof, client, server, hf::ends>,
                             hf::message<welcome, server, client>> {};
static_assert(flaw_of<beside, server> == flaw::ambiguous && flaw_of<beside, client> == flaw::none);

// Two kinds that hold of some messages both: the first in reading order is meant. One of them ends the session.
struct is_large {
    static constexpr bool matches(proof const& p) { return p.value > 10; }
};
using large_proof = chor::when<proof, is_large>;
struct ends_first : hf::protocol<hf::message<hello, client, server>, hf::anytime<large_proof, client, server, hf::ends>,
                                 hf::anytime<odd_proof, client, server>, hf::message<bye, client, server>> {};
struct ends_last : hf::protocol<hf::message<hello, client, server>, hf::anytime<odd_proof, client, server>,
                                hf::anytime<large_proof, client, server, hf::ends>, hf::message<bye, client, server>> {
};

struct peeking_end : end_of<server> {
    template <class M>
    [[nodiscard]] std::optional<M> peek() const {
        M const m{in().front().value};
        if (m.value < 0) return std::nullopt;
        return m;
    }
};
using connection = hf::connection<careful, server, peeking_end>;

struct judge {
    int empty = 0, odd = 0;
    void operator()(empty_proof) { ++empty; }
    void operator()(odd_proof p) { odd = p.value; }
};

/// What becomes of a proof of that value in the first state, by connection, session and monitor, which must agree:
/// whether it ended the protocol.
template <class Protocol>
bool ends_with(int value) {
    auto const with_proof = [&](wires& wires) {
        end_of<client>{&wires}.put<proof>(proof{value}, 0);
        return peeking_end{{&wires}};
    };
    wires first, second;
    hf::connection<Protocol, server, peeking_end> c{with_proof(first)};
    BOOST_TEST((c.feed([](auto const&) {}) == chor::progress::moved));

    auto outcome = hf::start<Protocol, server>(with_proof(second)).receive();
    bool const large = get_if<large_proof>(&outcome) != nullptr;
    chor::monitor<Protocol> watcher;
    (void)watcher.template saw<client, server>(proof{value});
    BOOST_TEST(large == c.ended());
    BOOST_TEST(watcher.ended() == c.ended());
    return c.ended();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_kind)

BOOST_AUTO_TEST_CASE(of_two_that_hold_the_first_in_reading_order_is_meant) {
    BOOST_TEST(ends_with<ends_first>(12) == true);
    BOOST_TEST(ends_with<ends_first>(13) == true);
    BOOST_TEST(ends_with<ends_first>(3) == false);
    BOOST_TEST(ends_with<ends_last>(12) == true);
    BOOST_TEST(ends_with<ends_last>(13) == false);
    BOOST_TEST(ends_with<ends_last>(3) == false);
}

BOOST_AUTO_TEST_CASE(what_it_says_decides) {
    for (int const value : {0, 1, 2, 3, -1}) {
        BOOST_TEST_CONTEXT(value) {
            wires wires;
            end_of<client>{&wires}.put<proof>(proof{value}, 0);
            connection c{peeking_end{{&wires}}};
            judge j;
            auto const got = c.feed(j);
            bool const known = value == 0 || value == 1 || value == 3;
            BOOST_TEST((got == (known       ? chor::progress::moved
                                : value < 0 ? chor::progress::failed
                                            : chor::progress::refused)));
            BOOST_TEST(j.empty == (value == 0));
            BOOST_TEST(j.odd == (value > 0 && known ? value : 0));
            BOOST_TEST(wires.to_server.empty() == (known || value < 0));
            if (known) BOOST_TEST(c.may_send<refusal>() == (value == 0));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_session_sends_what_it_has_looked_at) {
    wires wires;
    auto start = hf::start<careful, client>(end_of<client>{&wires});
    auto sent = std::move(start).send(*odd_proof::of(proof{5}));
    BOOST_TEST((wires.to_server.front().label == chor::id_of<proof>));
    auto outcome = hf::start<careful, server>(peeking_end{{&wires}}).receive();
    auto* const got = get_if<odd_proof>(&outcome);
    BOOST_REQUIRE(got != nullptr);
    BOOST_TEST(got->message.value == 5);
    std::move(got->next).send(welcome{}).abandon();
    std::move(sent).abandon();
}

BOOST_AUTO_TEST_SUITE_END()
