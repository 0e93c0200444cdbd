// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/words.hpp>

#include "toy.hpp"

using namespace toy;
using chor::flaw;
using chor::flaw_of;

namespace {

using ask = hf::message<hello, client, server>;
using answer = hf::message<challenge, server, client>;
using credential = hf::authenticates<hf::message<proof, client, server>>;
using goodbye = hf::message<bye, client, server>;

// `ends`: a branch that does not go on.
struct early_end
    : hf::protocol<ask, hf::choice<answer, hf::sequence<hf::message<refusal, server, client>, hf::ends>>, goodbye> {};
static_assert(chor::check<early_end>());
static_assert(chor::machine_of<early_end, client>.state_count == 4, "the two ends are alike");
static_assert(chor::is_final<early_end, server, 3> && !chor::can_receive<early_end, server, 3, bye>);
static_assert(!chor::after<early_end, bye, refusal> && chor::never<early_end, bye, refusal>);

// The keys of a branch that has ended do not blur those of the one that goes on.
struct keyed : hf::protocol<hf::choice<hf::sequence<ask, hf::key<secured, client, server>>,
                                       hf::sequence<hf::message<panic, client, server>, hf::ends>>,
                            goodbye> {};
static_assert(chor::check<keyed>() && chor::under<keyed, bye, secured>);

struct nothing_after : hf::protocol<ask, hf::ends, goodbye> {};
struct nothing_after_either
    : hf::protocol<hf::choice<hf::sequence<ask, hf::ends>, hf::sequence<goodbye, hf::ends>>, answer> {};
struct nothing_at_any_time : hf::protocol<hf::closed<server, client>, ask, hf::anytime<ping, server, client>> {};
struct half_an_end : hf::protocol<hf::both_ways<hf::sequence<ask, hf::ends>, answer>> {};
static_assert(flaw_of<nothing_after, client> == flaw::unreachable);
static_assert(flaw_of<nothing_after_either, client> == flaw::unreachable);
static_assert(flaw_of<nothing_at_any_time, client> == flaw::unreachable);
static_assert(chor::machine_of<nothing_at_any_time, server>.bad_arrow == 1);
static_assert(flaw_of<half_an_end, client> == flaw::ends_both_ways);
struct ends_at_once : hf::protocol<hf::optional<hf::ends>, ask> {};
static_assert(flaw_of<ends_at_once, client> == flaw::none && flaw_of<ends_at_once, server> == flaw::may_end_silently);

// `authenticates`: not settled by the message after it.
struct left_out : hf::protocol<hf::optional<credential>, goodbye> {};
struct looped : hf::protocol<hf::loop<credential>, goodbye> {};
struct in_a_branch : hf::protocol<hf::choice<hf::sequence<credential, goodbye>, goodbye>> {};
struct replaced_by_another
    : hf::protocol<hf::optional<credential>, hf::authenticates<hf::message<line, client, server>>> {};
static_assert(flaw_of<left_out, server> == flaw::skips_authentication);
static_assert(flaw_of<left_out, client> == flaw::none, "the client knows what it leaves out");
static_assert(flaw_of<looped, server> == flaw::skips_authentication);
static_assert(flaw_of<in_a_branch, server> == flaw::skips_authentication);
static_assert(flaw_of<replaced_by_another, server> == flaw::skips_authentication);
struct after_others : hf::protocol<hf::loop<ask>, credential, goodbye> {};
struct told_before
    : hf::protocol<hf::choice<hf::sequence<ask, credential>, hf::message<ping, client, server>>, goodbye> {};
struct either_proof
    : hf::protocol<hf::choice<credential, hf::authenticates<hf::message<line, client, server>>>, goodbye> {};
static_assert(chor::sound<after_others>, "what comes before it does not replace it");
static_assert(chor::sound<told_before>, "a message of its own says that there will be none");
static_assert(chor::sound<either_proof>, "one proof or another");
static_assert(chor::holds<told_before, server, 2, proof> || chor::holds<told_before, server, 3, proof>);

// `within`: how long the next message may take.
struct hurried : hf::protocol<hf::within<hf::seconds<30>, ask, hf::within<hf::milliseconds<500>, answer>>, goodbye> {};
static_assert(chor::deadline_of<hurried, client>[0] == 30'000 && chor::deadline_of<hurried, server>[1] == 500);
static_assert(chor::deadline_of<hurried, client>[2] == 0 && chor::deadline_of<hurried, client>[3] == 0);
struct two_paces : hf::protocol<hf::within<hf::seconds<1>, hf::optional<ask>>, hf::within<hf::seconds<2>, goodbye>> {};
static_assert(chor::deadline_of<two_paces, server>[0] == 1000, "the first that is due");
struct relaxed
    : hf::protocol<hf::choice<hf::sequence<hf::within<hf::seconds<1>, ask>, answer>, hf::sequence<ask, answer>>> {};
static_assert(chor::deadline_of<relaxed, server>[0] == 0, "it may be the one that has all the time");
struct paces_differ
    : hf::protocol<hf::choice<hf::sequence<ask, hf::within<hf::seconds<1>, answer>>, hf::sequence<goodbye, answer>>> {};
static_assert(chor::machine_of<paces_differ, client>.state_count == 4, "the same future, but not the same deadline");

// `sent_by` and `never`.
static_assert(chor::sent_by<login, hello, client> && !chor::sent_by<login, hello, server>);
static_assert(!chor::sent_by<login, line, client>, "the server sends it too");
static_assert(!chor::sent_by<login, struct stranger, client>);
static_assert(chor::never<login, struct stranger> && !chor::never<login, hello>);
static_assert(chor::never<login, hello, proof> && chor::never<login, refusal, welcome>);
static_assert(!chor::never<login, line, welcome> && !chor::never<login, ping, refusal>, "a ping comes at any time");
static_assert(!chor::never<login, hello, struct stranger>, "which never comes itself");

}  // namespace
