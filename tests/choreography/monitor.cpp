// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <type_traits>

#include <handfast/choreography/monitor.hpp>

#include "purchase.hpp"
#include "toy.hpp"

using namespace toy;
using chor::deviation;

namespace {

using watcher = chor::monitor<login>;
static_assert(sizeof(watcher) <= 24 && std::is_trivially_copyable_v<watcher>);

/// A watcher who has seen a login up to the welcome.
constexpr watcher welcomed() {
    watcher m;
    m.saw<hello, client, server>(0);
    m.saw<ping, server, client>(0);
    m.saw<challenge, server, client>(0);
    m.saw<proof, client, server>(0);
    m.saw<welcome, server, client>(0);
    return m;
}

// A whole conversation, before the program runs.
static_assert([] {
    auto m = welcomed();
    bool const open = m.all_well() && !m.final() && !m.ended() && m.seen() == 5;
    m.saw<line, client, server>(1);
    m.saw<bye, server, client>(1);
    m.saw<line, client, server>(1);
    bool const half = m.all_well() && !m.final();
    m.saw<bye, client, server>(1);
    return open && half && m.all_well() && m.final() && m.ended();
}());

struct is_empty {
    static constexpr std::string_view name = "empty proof";
    static constexpr bool matches(proof const& p) { return p.value == 0; }
};
struct is_known {
    static constexpr std::string_view name = "known proof";
    static constexpr bool matches(proof const& p, int known) { return p.value == known; }
};
using empty_proof = chor::when<proof, is_empty>;
using known_proof = chor::when<proof, is_known>;
// clang-format off
struct two_kinds : hf::protocol<
    hf::choice<
        hf::sequence<hf::message<known_proof, client, server>, hf::message<welcome, server, client>>,
        hf::sequence<hf::message<empty_proof, client, server>, hf::message<refusal, server, client>>>,
    hf::message<proof, server, client>> {};
// clang-format on

bool well(auto const& verdict) { return bool{verdict}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_monitor)

BOOST_AUTO_TEST_CASE(it_says_at_which_message_it_went_wrong) {
    watcher m;
    BOOST_TEST(well(m.saw<hello, client, server>()));
    BOOST_TEST(describe(m.judged()).view() == "message 1: all is well");
    BOOST_TEST(m.allowed().view() == "challenge from the server; at any time: ping from the server, panic from the "
                                     "client, panic from the server, bye from the server");
    auto const judged = m.saw<welcome, server, client>();
    BOOST_TEST((judged.what == deviation::out_of_order));
    BOOST_TEST(judged.number == 2U);
    BOOST_TEST(describe(judged).view() ==
               "message 2: the server sent welcome to the client; allowed here: challenge from the server; at any "
               "time: ping from the server, panic from the client, panic from the server, bye from the server");
    // What comes after it can mean anything.
    BOOST_TEST((m.saw<challenge, server, client>().number == 2U));
    BOOST_TEST(!m.all_well());
    BOOST_TEST(!m.final());
    BOOST_TEST(m.seen() == 2U);
}

BOOST_AUTO_TEST_CASE(the_sender_counts) {
    watcher m;
    auto const judged = m.saw<hello, server, client>();
    BOOST_TEST((judged.what == deviation::out_of_order));
    BOOST_TEST(describe(judged).view().starts_with("message 1: the server sent hello to the client; allowed here: "
                                                   "hello from the client"));
}

BOOST_AUTO_TEST_CASE(both_ways_and_at_any_time_go_by_the_sender_too) {
    auto m = welcomed();
    BOOST_TEST(well(m.saw<bye, client, server>(1)));
    BOOST_TEST(well(m.saw<line, server, client>(1)));
    BOOST_TEST(well(m.saw<panic, server, client>(1)));
    BOOST_TEST(m.ended());
    auto const judged = m.saw<line, server, client>(1);
    BOOST_TEST((judged.what == deviation::after_the_end));
    BOOST_TEST(describe(judged).view() == "message 9: the server sent line to the client after the end");

    for (bool const clients : {true, false}) {
        auto half = welcomed();
        if (clients) half.saw<bye, client, server>(1);
        else half.saw<bye, server, client>(1);
        auto other = half;
        BOOST_TEST(well(half.saw<line, client, server>(1)) == !clients);
        BOOST_TEST(well(other.saw<line, server, client>(1)) == clients);
    }
    auto closed = welcomed();
    closed.saw<bye, client, server>(1);
    BOOST_TEST((closed.saw<panic, client, server>(1).what == deviation::out_of_order));  // it has said bye
}

BOOST_AUTO_TEST_CASE(a_key_is_wrong) {
    auto m = welcomed();
    BOOST_TEST(well(m.saw<line, client, server>()));  // cannot tell
    auto const judged = m.saw<line, client, server>(0);
    BOOST_TEST((judged.what == deviation::another_key));
    BOOST_TEST(describe(judged).view() ==
               "message 7: the client sent line to the server, under: unprotected; due here: secured");
    auto at_any_time = welcomed();
    BOOST_TEST((at_any_time.saw<ping, server, client>(0).what == deviation::another_key));
}

BOOST_AUTO_TEST_CASE(by_what_they_are_called) {
    watcher m;
    BOOST_TEST(well(m.saw("hello", "client", "server", 0)));
    BOOST_TEST(well(m.saw("challenge", "server", "client", 0)));
    BOOST_TEST((m.state() == chor::detail::watched_step<login>(chor::detail::watched_step<login>(0, 0).to, 1).to));
    auto stranger = m, nobody = m;
    auto const unheard_of = m.saw("greeting", "client", "server");
    BOOST_TEST((unheard_of.what == deviation::unknown));
    BOOST_TEST(describe(unheard_of)
                   .view()
                   .starts_with("message 3: the client sent an unknown message to the server; "
                                "allowed here: proof from the client"));
    BOOST_TEST((nobody.saw("proof", "client", "eavesdropper").what == deviation::unknown));
    BOOST_TEST(describe(nobody.judged()).view().starts_with("message 3: the client sent proof to no role; "));
    BOOST_TEST((stranger.saw("proof", "server", "client").what == deviation::out_of_order));
}

BOOST_AUTO_TEST_CASE(kinds_are_told_apart_by_what_they_say) {
    using kinds = chor::monitor<two_kinds>;
    kinds m;
    BOOST_TEST(well(m.saw<client, server>(proof{0}, chor::any_epoch, 7)));
    BOOST_TEST((m.judged().arrow == 2));
    BOOST_TEST(well(m.saw<server, client>(refusal{})));
    BOOST_TEST(well(m.saw<server, client>(proof{3})));  // which way, has no kinds
    BOOST_TEST(m.ended());

    kinds known;
    BOOST_TEST(well(known.saw<client, server>(proof{7}, 0, 7)));
    BOOST_TEST((known.saw<server, client>(refusal{}).what == deviation::out_of_order));

    kinds neither;
    auto const judged = neither.saw<client, server>(proof{5}, 0, 7);
    BOOST_TEST((judged.what == deviation::out_of_order));
    BOOST_TEST(describe(judged).view() == "message 1: the client sent proof to the server; allowed here: known proof "
                                          "from the client, empty proof from the client");
    kinds by_type;
    BOOST_TEST(well(by_type.saw<known_proof, client, server>()));
    kinds by_name;
    BOOST_TEST(well(by_name.saw("empty proof", "client", "server")));
}

BOOST_AUTO_TEST_CASE(three_roles) {
    chor::monitor<purchase> m;
    m.saw<hello, user, authority>();
    m.saw<welcome, authority, user>();
    BOOST_TEST(m.allowed().view() == "token from the authority to the shop");
    auto early = m;
    BOOST_TEST(!well(early.saw<order, user, shop>()));
    m.saw<token, authority, shop>();
    m.saw<order, user, shop>();
    m.saw<bye, user, shop>();
    BOOST_TEST(m.final());
    BOOST_TEST(m.allowed().view() == "the end");
}

BOOST_AUTO_TEST_SUITE_END()
