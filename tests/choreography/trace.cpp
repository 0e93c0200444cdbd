// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <random>
#include <set>

#include <handfast/choreography/evidence.hpp>
#include <handfast/choreography/trace.hpp>

#include "purchase.hpp"
#include "toy.hpp"

using namespace toy;
using chor::misstep;
using chor::trace_generator;
using chor::trace_step;

namespace {

struct checked_proof {};
// clang-format off
struct guarded : hf::protocol<
    hf::message<hello, client, server>,
    hf::loop<
        hf::message<proof, client, server>, hf::evidence<checked_proof, server>,
        hf::choice<
            hf::message<welcome, server, client>,
            hf::sequence<hf::message<refusal, server, client>, hf::ends>>>,
    hf::message<bye, client, server>> {};
struct chat : hf::protocol<
    hf::message<hello, client, server>,
    hf::both_ways<stream<client, server>, stream<server, client>>> {};
// clang-format on

using trace = std::vector<trace_step>;

/// The places of the description in which `trace` may have led, for one who sees of it what `sees(arrow)` holds for:
/// read from the text's own automaton, and from none of the machines that the roles have.
template <class Protocol>
std::set<int> places_after(trace const& steps, auto sees) {
    constexpr auto all = chor::automaton_of<Protocol>.view();
    constexpr auto text = chor::script_of<Protocol>.view();
    auto const spread = [&](std::set<int> places) {
        for (std::size_t before = 0; before != places.size();) {
            before = places.size();
            for (int e = 0; e < all.edge_count; ++e)
                if (all.edges[e].arrow < 0 || !sees(text.arrows[all.edges[e].arrow]))
                    if (places.contains(all.edges[e].from)) places.insert(all.edges[e].to);
        }
        return places;
    };
    auto places = spread({0});
    for (auto const& step : steps) {
        auto const& taken = text.arrows[step.arrow];
        if (!sees(taken)) continue;
        std::set<int> next;
        for (int e = 0; e < all.edge_count; ++e)
            if (places.contains(all.edges[e].from) && all.edges[e].arrow >= 0 &&
                text.arrows[all.edges[e].arrow].symbol == taken.symbol)
                next.insert(all.edges[e].to);
        places = spread(next);
    }
    return places;
}

/// Legal traces go along the text; an illegal one leaves it, for whoever takes its last step, with that step.
template <class Protocol>
void check_against_the_text() {
    constexpr auto all = chor::automaton_of<Protocol>.view();
    constexpr auto text = chor::script_of<Protocol>.view();
    constexpr auto& roles = chor::detail::role_names<Protocol>;
    trace_generator<Protocol> const generator({.longest = 12});
    std::mt19937 random{1};
    std::set<int> arrows;
    std::set<std::size_t> lengths;
    int wrong_ways = 0;
    for (int i = 0; i < 2000; ++i) {
        auto const legal = generator.legal(random);
        lengths.insert(legal.size());
        for (auto const& step : legal) arrows.insert(step.arrow);
        bool over = false;
        for (int const p : places_after<Protocol>(legal, [](auto const&) { return true; })) over = over || all.final[p];
        BOOST_TEST(over);

        auto [before, wrong] = generator.illegal(random);
        auto const& it = text.arrows[wrong.step.arrow];
        BOOST_TEST(!places_after<Protocol>(before, [](auto const&) { return true; }).empty());
        BOOST_TEST((wrong.why == (it.local ? misstep::not_asked : misstep::not_sent)));
        BOOST_TEST(wrong.role == wrong.step.from);
        if (it.from != roles[wrong.step.from].id || it.to != roles[wrong.step.to].id) {
            ++wrong_ways;
            continue;
        }
        before.push_back(wrong.step);
        auto const sees = [&](chor::arrow const& a) { return a.from == it.from || a.to == it.from; };
        BOOST_TEST(places_after<Protocol>(before, sees).empty());
    }
    BOOST_TEST(arrows.size() == static_cast<std::size_t>(text.arrow_count));
    BOOST_TEST(*lengths.rbegin() <= 12U);
    BOOST_TEST(lengths.size() > 3U);
    BOOST_TEST(wrong_ways > 100);
}

/// After any beginning of a legal trace the machines of the roles allow what the text does, and nothing else.
template <class Protocol>
void check_the_machines() {
    constexpr auto text = chor::script_of<Protocol>.view();
    constexpr auto& faces = chor::detail::faces_of<Protocol>;
    constexpr auto& roles = chor::detail::role_names<Protocol>;
    trace_generator<Protocol> const generator({.longest = 16});
    std::mt19937 random{2};
    int allowed = 0, refused = 0;
    for (int i = 0; i < 200; ++i) {
        auto steps = generator.legal(random);
        steps.resize(random() % (steps.size() + 1));
        chor::detail::standing<Protocol> now;
        for (auto const& step : steps) now.go(step.from, step.to, text.arrows[step.arrow]);
        for (int a = 0; a < text.arrow_count; ++a) {
            auto const& it = text.arrows[a];
            int const from = roles.number_of(it.from), to = roles.number_of(it.to);
            auto longer = steps;
            longer.push_back({a, from, to, 0});
            auto const compare = [&](int role, bool sends) {
                auto const id = roles[role].id;
                auto const sees = [&](chor::arrow const& other) { return other.from == id || other.to == id; };
                bool const by_text = !places_after<Protocol>(longer, sees).empty();
                auto const found = faces[role].find(now.at[role], it.message, sends);
                bool const by_machine = found.allowed && text.arrows[found.arrow].symbol == it.symbol;
                BOOST_TEST(by_machine == by_text);
                ++(by_text ? allowed : refused);
            };
            compare(from, true);
            if (!it.local) compare(to, false);
        }
    }
    BOOST_TEST(allowed > 200);
    BOOST_TEST(refused > 200);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_trace)

BOOST_AUTO_TEST_CASE(traces_are_read_from_the_text) {
    check_against_the_text<purchase>();
    check_against_the_text<guarded>();
    check_against_the_text<chat>();
}

BOOST_AUTO_TEST_CASE(machines_allow_what_the_text_does) {
    check_the_machines<purchase>();
    check_the_machines<guarded>();
    check_the_machines<chat>();
}

BOOST_AUTO_TEST_CASE(the_same_seed_is_the_same_trace) {
    trace_generator<login> const generator;
    std::mt19937 a{7}, b{7};
    std::minstd_rand another{7};
    for (int i = 0; i < 20; ++i) BOOST_TEST((generator.legal(a) == generator.legal(b)));
    BOOST_TEST(!generator.legal(another).empty());
}

BOOST_AUTO_TEST_CASE(a_trace_that_may_not_be_long_takes_the_shortest_way) {
    trace_generator<login> const generator({.longest = 0, .anytime_one_in = 1});
    std::mt19937 random{1};
    for (int i = 0; i < 20; ++i) {
        auto const trace = generator.legal(random);
        BOOST_TEST(trace.size() == 4U);
        BOOST_TEST(chor::describe<login>(trace.back()).view() == "server to client: refusal");
    }
}

BOOST_AUTO_TEST_CASE(what_may_come_at_any_time_does) {
    constexpr auto& arrows = chor::script_of<login>.arrows;
    std::mt19937 random{1};
    auto const count = [&](chor::trace_options const& options) {
        trace_generator<login> const generator(options);
        std::set<int> seen;
        for (int i = 0; i < 500; ++i)
            for (auto const& step : generator.legal(random))
                if (arrows[step.arrow].anytime) seen.insert(step.arrow);
        return seen.size();
    };
    BOOST_TEST(count({.anytime_one_in = 4}) == 4U);
    BOOST_TEST(count({.anytime_one_in = 0}) == 0U);
}

BOOST_AUTO_TEST_CASE(keys_stand_beside_the_messages) {
    trace_generator<login> const generator;
    std::mt19937 random{1};
    for (int i = 0; i < 200; ++i)
        for (auto const& step : generator.legal(random)) {
            auto const& it = chor::script_of<login>.arrows[step.arrow];
            if (it.message == chor::id_of<line>) BOOST_TEST(step.epoch == 1);
            if (it.message == chor::id_of<hello> || it.message == chor::id_of<welcome>) BOOST_TEST(step.epoch == 0);
        }
}

BOOST_AUTO_TEST_CASE(why_a_step_is_illegal) {
    std::set<std::string> said;
    auto const collect = [&]<class Protocol>(std::type_identity<Protocol>) {
        trace_generator<Protocol> const generator;
        std::mt19937 random{1};
        for (int i = 0; i < 3000; ++i) {
            auto const wrong = generator.illegal(random).wrong;
            said.insert(std::string{chor::describe<Protocol>(wrong).view()});
            if (wrong.why == misstep::wrong_key) BOOST_TEST(wrong.role == wrong.step.to);
        }
    };
    collect(std::type_identity<login>{});
    collect(std::type_identity<guarded>{});
    for (auto const* const sentence :
         {"the client, after sending hello, may not send proof; allowed here: receive challenge; at any time: "
          "receive ping, send panic, receive panic, receive bye",
          "the client, at the end, may not send hello; allowed here: finish",
          "the server, at the start, may not receive hello under secured; allowed here: receive hello; at any time: "
          "send ping, receive panic, send panic, send bye",
          "the server, at the start, is not asked for checked_proof; allowed here: receive hello",
          "the server, after receiving proof, may not send welcome; allowed here: show checked_proof"})
        BOOST_TEST(said.contains(sentence), sentence);
}

BOOST_AUTO_TEST_SUITE_END()
