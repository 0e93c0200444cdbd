// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/automaton.hpp>

#include "toy.hpp"

using namespace toy;
using chor::automaton_of;
using chor::flaw;

namespace {

// As many states and edges as were counted beforehand, for each word.
template <class Protocol>
constexpr bool exactly_measured() {
    constexpr auto& it = automaton_of<Protocol>;
    return it.states == sizeof(it.labels) / sizeof(it.labels[0]) && it.bad == flaw::none &&
           (it.edge_count == 0 || it.edge_count == sizeof(it.edges) / sizeof(it.edges[0]));
}

using ask = hf::message<hello, client, server>;
using answer = hf::message<challenge, server, client>;
struct nothing : hf::protocol<> {};
struct of_messages : hf::protocol<ask, answer> {};
struct of_choice : hf::protocol<hf::choice<ask, hf::sequence<ask, ask>, hf::sequence<>>> {};
struct of_optional : hf::protocol<hf::optional<ask, ask>> {};
struct of_loop : hf::protocol<hf::loop<ask, hf::optional<answer>>> {};
struct of_keys : hf::protocol<ask, hf::key<secured, client, server>, hf::closed<server, client>, ask> {};
struct of_both : hf::protocol<hf::both_ways<hf::loop<ask>, hf::both_ways<answer, hf::choice<answer, answer>>>> {};
struct of_anytime : hf::protocol<hf::anytime<panic, client, server>, ask> {};

static_assert(exactly_measured<nothing>() && automaton_of<nothing>.states == 1);
static_assert(exactly_measured<of_messages>() && automaton_of<of_messages>.states == 3);
static_assert(exactly_measured<of_choice>());
static_assert(exactly_measured<of_optional>());
static_assert(exactly_measured<of_loop>());
static_assert(exactly_measured<of_keys>());
static_assert(exactly_measured<of_both>());
static_assert(exactly_measured<of_anytime>() && automaton_of<of_anytime>.states == 2);
static_assert(exactly_measured<login>());

// Labels: what each place knows of the keys.
constexpr auto& keys = automaton_of<of_keys>;
static_assert(keys.labels[1].of[0] == 0 && keys.labels[2].of[0] == 1 && keys.labels[2].of[1] == 0);
static_assert(keys.labels[3].of[1] == chor::epoch_closed);

// What is wrong already here.
struct after_closing : hf::protocol<hf::closed<client, server>, ask> {};
struct keyed_loop : hf::protocol<hf::loop<ask, hf::key<secured, client, server>>> {};
struct keyed_branch : hf::protocol<hf::choice<hf::sequence<ask, hf::key<secured, client, server>>, answer>, ask> {};
struct keyed_last_branch : hf::protocol<hf::choice<hf::sequence<ask, hf::key<secured, client, server>>, answer>> {};
struct rekeyed : hf::protocol<hf::choice<hf::sequence<ask, hf::key<secured, client, server>>, answer>,
                              hf::key<secured, client, server>, ask> {};
static_assert(automaton_of<after_closing>.bad == flaw::after_closed);
static_assert(automaton_of<keyed_loop>.bad == flaw::key_unclear);
static_assert(automaton_of<keyed_branch>.bad == flaw::key_unclear);
static_assert(automaton_of<keyed_last_branch>.bad == flaw::none, "nothing follows that could be misread");
static_assert(automaton_of<rekeyed>.bad == flaw::none, "the key makes it clear again");

}  // namespace
