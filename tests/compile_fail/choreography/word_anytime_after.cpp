// in header: `anytime<Message, From, To, After>` requires `After` to be `stays` or `ends`
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
using after = hf::ends;
#else
using after = bye;
#endif
struct watched : hf::protocol<hf::message<hello, client, server>, hf::anytime<panic, client, server, after>> {};

static_assert(handfast::choreography::check<watched>());
