// in header: `message<M, From, To>` requires two different roles
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
using listener = server;
#else
using listener = client;
#endif
struct monologue : hf::protocol<hf::message<hello, client, listener>> {};

static_assert(handfast::choreography::check<monologue>());
