// expect: race: what may be sent depends on a choice this role was not told of (the client, at the start: send hello,
//           finish)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct rival {};
struct race : hf::protocol<
#ifdef CORRECTED
                  hf::both_ways<hf::message<hello, client, server>, hf::message<proof, rival, server>>
#else
                  hf::loop<hf::message<hello, client, server>>, hf::message<proof, rival, server>
#endif
                  > {
};

static_assert(handfast::choreography::check<race>());
