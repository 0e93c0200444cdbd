// expect: meeting: one role could both send and receive, outside both_ways (the client, at the start: send hello,
//           receive challenge)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct meeting : hf::protocol<
#ifdef CORRECTED
                     hf::optional<hf::message<hello, server, client>>, hf::message<challenge, server, client>
#else
                     hf::optional<hf::message<hello, client, server>>, hf::message<challenge, server, client>
#endif
                     > {
};

static_assert(handfast::choreography::check<meeting>());
