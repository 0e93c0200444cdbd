// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/assertions.hpp>

#include "toy.hpp"

using namespace toy;
using chor::after;
using chor::from;
using chor::under;

static_assert(after<login, challenge, hello>);
static_assert(after<login, welcome, proof>);
static_assert(after<login, line, welcome>);
static_assert(after<login, from<line, server>, from<proof, client>>);
static_assert(!after<login, hello, challenge>, "the other way round");
static_assert(!after<login, refusal, welcome>, "in another branch");
static_assert(!after<login, panic, hello>, "may come at any time");
static_assert(!after<login, bye, welcome>, "the server may say bye at any time");
static_assert(after<login, from<bye, client>, welcome>, "the client may not");
static_assert(!after<login, from<line, server>, from<line, client>>, "the directions do not wait for each other");
static_assert(!after<login, secured, hello> && !after<login, hello, secured>, "no such message");

// clang-format off
struct shortcut : hf::protocol<
    hf::message<hello, client, server>,
    hf::choice<
        hf::message<welcome, server, client>,
        hf::sequence<
            hf::message<challenge, server, client>,
            hf::message<proof,     client, server>>>,
    hf::message<line, server, client>> {};
// clang-format on
static_assert(!after<shortcut, line, proof>);
static_assert(after<shortcut, line, proof, welcome>, "unless welcomed at once");

static_assert(under<login, line, secured>);
static_assert(under<login, from<bye, client>, secured>);
static_assert(under<login, welcome, chor::unprotected>);
static_assert(under<login, hello, chor::unprotected>);
static_assert(!under<login, proof, secured>, "the key takes effect after it");
static_assert(!under<login, bye, secured>, "may come at any time, so under any key");
static_assert(!under<login, ping, chor::unprotected>);
static_assert(!under<login, line, shortcut>, "no such epoch");
static_assert(!under<login, secured, secured>, "no such message");
