// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/compatible.hpp>

#include "toy.hpp"

using namespace toy;
using chor::compatible;

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
