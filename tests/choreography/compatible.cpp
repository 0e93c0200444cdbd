// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/compatible.hpp>

#include "toy.hpp"

using namespace toy;
using chor::compatible;
using chor::incompatibility;

static_assert(compatible<login, client, login, server>);
static_assert(compatible<login, server, login, client>);
static_assert(!compatible<login, client, login, client>, "both would begin");
static_assert(!compatible<login, server, login, server>, "both would wait");

// clang-format off
struct short_query : hf::protocol<
    hf::message<hello, client, server>,
    hf::message<line,  server, client>> {};
struct query : hf::protocol<
    hf::message<hello, client, server>,
    hf::choice<
        hf::message<line,    server, client>,
        hf::message<refusal, server, client>>> {};
struct sealed_query : hf::protocol<
    hf::message<hello, client, server>, hf::key<secured, server, client>,
    hf::message<line,  server, client>> {};
struct patient_query : hf::protocol<
    hf::message<hello, client, server>,
    hf::message<line,  server, client>,
    hf::message<bye,   server, client>> {};
struct alarmed_query : hf::protocol<
    hf::message<hello, client, server>,
    hf::message<line,  server, client>,
    hf::anytime<panic, server, client, hf::ends>> {};
struct pinged_query : hf::protocol<
    hf::message<hello, client, server>,
    hf::message<line,  server, client>,
    hf::anytime<panic, server, client>> {};
// clang-format on

static_assert(compatible<query, client, short_query, server>, "a server may choose less");
static_assert(!compatible<short_query, client, query, server>, "a client may not understand less");
static_assert(!compatible<short_query, client, sealed_query, server>, "another key");
static_assert(compatible<sealed_query, client, sealed_query, server>);
static_assert(!compatible<patient_query, client, short_query, server>, "left waiting");
static_assert(!compatible<short_query, client, patient_query, server>, "not heard to the end");
static_assert(compatible<alarmed_query, client, alarmed_query, server>);
static_assert(!compatible<short_query, client, alarmed_query, server>, "an alarm nobody takes");
static_assert(!compatible<pinged_query, client, alarmed_query, server>, "one takes it for the end, the other does not");

// What is wrong, in words.
static_assert(incompatibility<login, client, login, server>() == "");
static_assert(incompatibility<short_query, client, query, server>() ==
              "the client of short_query, after sending hello, may not receive refusal, which the server of query may "
              "have sent");
static_assert(incompatibility<query, server, short_query, client>() ==
              incompatibility<short_query, client, query, server>());
static_assert(incompatibility<short_query, client, sealed_query, server>() ==
              "the client of short_query, after sending hello, receives line unprotected, but the server of "
              "sealed_query may have sent it under secured");
static_assert(
    incompatibility<patient_query, client, short_query, server>() ==
    "the client of patient_query, after receiving line, waits for bye, while the server of short_query, after "
    "sending line, may finish");
static_assert(incompatibility<short_query, client, patient_query, server>() ==
              "the client of short_query, after receiving line, may not receive bye, which the server of patient_query "
              "may have sent");
static_assert(
    incompatibility<short_query, client, alarmed_query, server>() ==
    "the server of alarmed_query may send panic at any time, which the client of short_query does not take at "
    "any time");
static_assert(
    incompatibility<pinged_query, client, alarmed_query, server>() ==
    "the server of alarmed_query may send panic at any time, which ends the protocol for it or for the client "
    "of pinged_query, but not for both");
static_assert(incompatibility<query, server, query, server>() ==
              "the server of query, at the start, waits for hello, while the server of query, at the start, waits for "
              "hello");

// In lock step two that send first do not meet; with messages under way they cross.
// clang-format off
struct client_first : hf::protocol<
    hf::message<hello, client, server>,
    hf::message<challenge, server, client>> {};
struct server_first : hf::protocol<
    hf::message<challenge, server, client>,
    hf::message<hello, client, server>> {};
// clang-format on
static_assert(!compatible<client_first, client, server_first, server, 0>);
static_assert(incompatibility<client_first, client, server_first, server, 0>() ==
              "the client of client_first, after sending hello, waits for challenge, while the server of server_first, "
              "at the start, can send nothing before something is read");
static_assert(compatible<client_first, client, server_first, server>);
static_assert(compatible<client_first, client, server_first, server, 1>);
static_assert(!compatible<server_first, client, client_first, server>, "and these wait for each other");

// The other way about: where either could speak next, in lock step one of them is first; with messages under way both
// may be. No sound protocol has such a state: it is what makes a mixed choice a flaw.
struct crossing : hf::protocol<hf::choice<hf::message<hello, client, server>, hf::message<challenge, server, client>>> {
};
static_assert(chor::flaw_of<crossing, client> == chor::flaw::mixed_choice);
constexpr auto in_lock_step = chor::detail::mismatch_of<crossing, client, crossing, server, 0>;
constexpr auto under_way = chor::detail::mismatch_of<crossing, client, crossing, server, 1>;
static_assert(in_lock_step.what == chor::detail::mismatch::none);
static_assert(under_way.what == chor::detail::mismatch::unexpected);
static_assert(incompatibility<crossing, client, crossing, server, 0>().view().starts_with("crossing: one role could"));

// Queues have an end: whoever sends three before it reads needs three places.
// clang-format off
template <class From, class To>
using three = hf::sequence<hf::message<line, From, To>, hf::message<line, From, To>, hf::message<bye, From, To>>;
struct burst_of_client : hf::protocol<three<client, server>, three<server, client>> {};
struct burst_of_server : hf::protocol<three<server, client>, three<client, server>> {};
// clang-format on
static_assert(compatible<burst_of_client, client, burst_of_server, server, 3>);
static_assert(!compatible<burst_of_client, client, burst_of_server, server, 2>);
static_assert(incompatibility<burst_of_client, client, burst_of_server, server, 2>() ==
              "the client of burst_of_client, after sending line, can send nothing before something is read, while the "
              "server of burst_of_server, after sending line, can send nothing before something is read");
// One who reads makes room.
static_assert(compatible<burst_of_client, client, burst_of_client, server, 1>);

// A message that comes in the middle of what the other sends waits, unless it is never read.
// clang-format off
struct chatty : hf::protocol<
    hf::message<hello, client, server>,
    hf::loop<hf::message<line, client, server>>> {};
struct greeting : hf::protocol<
    hf::message<hello, client, server>,
    hf::both_ways<hf::message<line, client, server>, hf::message<bye, server, client>>> {};
// clang-format on
static_assert(chor::flaw_of<chatty, client> == chor::flaw::none && chor::flaw_of<chatty, server> != chor::flaw::none);
static_assert(
    incompatibility<chatty, client, greeting, server>() ==
    "the client of chatty, after sending hello, may finish without receiving bye, which the server of greeting "
    "may have sent");

// Evidence is nobody else's business: each shows it when it likes, and what comes meanwhile waits.
struct checked {};
// clang-format off
struct careful_query : hf::protocol<
    hf::message<hello, client, server>,
    hf::evidence<checked, server>,
    hf::message<line,  server, client>,
    hf::evidence<checked, client>> {};
struct careful_login : hf::protocol<
    hf::evidence<checked, server>,
    hf::message<hello, client, server>,
    hf::evidence<checked, client>,
    hf::message<challenge, server, client>> {};
// clang-format on
static_assert(compatible<careful_query, client, short_query, server>);
static_assert(compatible<short_query, client, careful_query, server>);
static_assert(compatible<short_query, client, careful_query, server, 0>);
static_assert(compatible<careful_login, client, careful_login, server>);

// A kind is taken for its carrier, but not the other way about, and not where other kinds are told apart.
struct number {
    int value = 0;
};
template <int Rest>
struct divided {
    using carrier = number;
    static constexpr std::string_view name = "divided";
    static constexpr bool matches(number const& n) { return n.value % 3 == Rest; }
};
struct plain_count : hf::protocol<hf::message<number, client, server>> {};
struct threes : hf::protocol<hf::message<divided<0>, client, server>> {};
struct others
    : hf::protocol<hf::choice<hf::message<divided<1>, client, server>, hf::message<divided<2>, client, server>>> {};
struct all : hf::protocol<hf::choice<hf::message<divided<0>, client, server>, hf::message<divided<1>, client, server>,
                                     hf::message<divided<2>, client, server>>> {};
static_assert(compatible<threes, client, plain_count, server> && compatible<others, client, plain_count, server>);
static_assert(!compatible<plain_count, client, threes, server> && !compatible<plain_count, client, all, server>);
static_assert(compatible<threes, client, all, server> && compatible<others, client, all, server>);
static_assert(!compatible<threes, client, others, server> && !compatible<all, client, others, server>);

// Several ends.
// clang-format off
struct refusing_query : hf::protocol<
    hf::message<hello, client, server>,
    hf::choice<
        hf::sequence<hf::message<refusal, server, client>, hf::ends>,
        hf::message<welcome, server, client>>,
    hf::message<line, server, client>> {};
// clang-format on
static_assert(compatible<refusing_query, client, refusing_query, server>);
static_assert(
    incompatibility<refusing_query, client, short_query, server>() ==
    "the client of refusing_query, after sending hello, may not receive line, which the server of short_query "
    "may have sent");

// Questions that have no answer are said to have none.
struct stranger {};
struct overheard : hf::protocol<hf::message<hello, client, server>, hf::message<hello, client, stranger>> {};
static_assert(incompatibility<overheard, client, query, server>() ==
              "the client of overheard talks to more than one role");
static_assert(incompatibility<query, client, overheard, client>() ==
              "the client of overheard talks to more than one role");
static_assert(!compatible<query, stranger, query, server> && !compatible<query, client, query, stranger>);
static_assert(incompatibility<query, client, query, stranger>() ==
              "no message of query goes to or comes from the role stranger");
static_assert(incompatibility<chatty, server, chatty, client>().view().starts_with("chatty: this role cannot know"));

// More than a compiler can look at is a no as well, and the way out is told.
static_assert(incompatibility<query, client, query, server, 50>() ==
              "the client of query and the server of query can come to more moments than a compiler can look at: say a "
              "smaller bound");

static_assert(chor::check_compatible<login, client, login, server>());
template <class A, class RoleA, class B, class RoleB>
concept checked_compatible = requires { chor::check_compatible<A, RoleA, B, RoleB>(); };
static_assert(checked_compatible<query, client, short_query, server>);
static_assert(!checked_compatible<short_query, client, query, server>);
