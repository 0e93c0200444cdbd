// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/projection.hpp>

#include <handfast/choreography/check.hpp>

#include "toy.hpp"

using namespace toy;
using chor::flaw;
using chor::flaw_of;

namespace {

struct witness {};

using ask = hf::message<hello, client, server>;
using answer = hf::message<challenge, server, client>;

// Two branches that begin with the same message: the role that receives it cannot tell them apart yet, and need not.
struct late_choice : hf::protocol<hf::choice<hf::sequence<ask, hf::message<welcome, server, client>>,
                                             hf::sequence<ask, hf::message<refusal, server, client>>>> {};
static_assert(chor::sound<late_choice>);
static_assert(chor::machine_of<late_choice, client>.state_count == 3);
static_assert(chor::can_send<late_choice, server, 1, welcome> && chor::can_send<late_choice, server, 1, refusal>);

// Each flaw, and the role that sees it.
struct mixed : hf::protocol<hf::choice<ask, answer>> {};
static_assert(flaw_of<mixed, client> == flaw::mixed_choice && flaw_of<mixed, server> == flaw::mixed_choice);

struct mixed_after_a_stream : hf::protocol<hf::both_ways<hf::loop<ask>, hf::loop<answer>>, ask> {};
static_assert(flaw_of<mixed_after_a_stream, client> == flaw::mixed_choice, "the last step is no part of both_ways");

struct independent_streams
    : hf::protocol<hf::both_ways<hf::sequence<hf::loop<ask>, hf::message<bye, client, server>>,
                                 hf::sequence<hf::loop<answer>, hf::message<bye, server, client>>>> {};
static_assert(chor::sound<independent_streams>);
static_assert(chor::machine_of<independent_streams, client>.state_count == 4);

struct silent_end : hf::protocol<hf::optional<ask>> {};
static_assert(flaw_of<silent_end, client> == flaw::none, "the client knows: it decides");
static_assert(flaw_of<silent_end, server> == flaw::may_end_silently);
static_assert(!chor::sound<silent_end>);

struct rumour
    : hf::protocol<hf::choice<hf::sequence<hf::message<welcome, server, client>, hf::message<line, witness, client>>,
                              hf::sequence<hf::message<refusal, server, client>, hf::message<bye, witness, client>>>> {
};
static_assert(flaw_of<rumour, witness> == flaw::blind_choice);

struct gossip : hf::protocol<hf::choice<hf::message<welcome, server, client>, hf::message<refusal, server, client>>,
                             hf::message<line, witness, client>> {};
static_assert(flaw_of<gossip, witness> == flaw::none, "whatever was chosen, it does the same");

// A role that chooses by itself whether to say something is not blind to what passes between others meanwhile.
struct bystander
    : hf::protocol<hf::both_ways<
          hf::sequence<hf::optional<hf::message<line, witness, client>>, hf::message<bye, witness, client>>,
          hf::message<welcome, server, client>>> {};
static_assert(flaw_of<bystander, witness> == flaw::none);

// The ends of many branches are one state.
struct commands
    : hf::protocol<
          hf::loop<hf::choice<
              hf::sequence<ask, answer>, hf::sequence<hf::message<line, client, server>, answer>,
              hf::sequence<hf::message<proof, client, server>, hf::optional<answer>, hf::message<ping, server, client>>,
              hf::sequence<hf::message<panic, client, server>, answer>>>,
          hf::message<bye, client, server>> {};
static_assert(chor::sound<commands> && chor::machine_of<commands, client>.state_count == 5);

struct two_keys
    : hf::protocol<hf::choice<hf::sequence<hf::key<secured, client, server>, ask>, hf::sequence<ask, ask>>> {};
static_assert(flaw_of<two_keys, server> == flaw::key_unclear, "the same first message under either key");

// What was told to others, and is not told to a role before it has to act on it.
struct x_or_y_first
    : hf::protocol<hf::choice<hf::sequence<hf::message<hello, client, server>, hf::message<welcome, server, witness>,
                                           hf::message<line, witness, server>>,
                              hf::sequence<hf::message<ping, client, server>, hf::message<welcome, server, witness>,
                                           hf::message<bye, witness, server>>>> {};
struct x_then_silence
    : hf::protocol<hf::choice<hf::sequence<hf::message<hello, client, server>, hf::message<welcome, server, witness>>,
                              hf::sequence<hf::message<ping, client, server>, hf::message<welcome, server, witness>,
                                           hf::message<bye, witness, server>>>> {};
struct checked_or_not
    : hf::protocol<hf::message<hello, client, server>,
                   hf::choice<hf::sequence<hf::evidence<secured, server>, hf::message<welcome, server, client>,
                                           hf::message<line, client, server>>,
                              hf::sequence<hf::message<welcome, server, client>, hf::message<bye, client, server>>>> {};
static_assert(flaw_of<x_or_y_first, witness> == flaw::blind_choice && !chor::sound<x_or_y_first>);
static_assert(flaw_of<x_then_silence, witness> != flaw::none);
static_assert(flaw_of<checked_or_not, client> == flaw::blind_choice);

// One role asks for what comes next under one key.
struct keyed_by_one
    : hf::protocol<hf::key<secured, client, server>, hf::both_ways<ask, hf::message<line, witness, server>>> {};
static_assert(flaw_of<keyed_by_one, server> == flaw::key_unclear);

// A place from which no end can be reached: no words make one, so this automaton is made by hand.
constexpr flaw trapped() {
    constexpr auto text = chor::script_of<late_choice>.view();
    chor::automaton_edge const edges[]{{0, 1, 0}, {1, 2, 1}, {1, 3, 3}, {3, 3, 3}};
    chor::epochs const labels[4]{};
    bool const final[4]{false, false, true, false};
    chor::machine_tables<8, 8> tables{};
    chor::detail::project({edges, 4, labels, final, 4}, text, chor::id_of<client>, tables.view());
    return tables.bad;
}
static_assert(trapped() == flaw::stuck);

// Tables that are too small are noticed.
constexpr flaw cramped() {
    constexpr auto& all = chor::automaton_of<login>;
    chor::machine_tables<4, 64> tables{};
    chor::detail::project(all.view(), chor::script_of<login>.view(), chor::id_of<client>, tables.view());
    return tables.bad;
}
static_assert(cramped() == flaw::too_many);

}  // namespace
