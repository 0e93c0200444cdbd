// expect: half: the protocol cannot be over on one side of both_ways alone
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct half : hf::protocol<hf::both_ways<
#ifdef CORRECTED
                  hf::message<hello, client, server>,
#else
                  hf::sequence<hf::message<hello, client, server>, hf::ends>,
#endif
                  hf::message<challenge, server, client>>> {
};

static_assert(chor::check<half>());
