// expect: feed: this role cannot know whether the protocol is over (the client, after sending hello: receive line,
//           finish)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct feed : hf::protocol<hf::message<hello, client, server>, hf::loop<hf::message<line, server, client>>
#ifdef CORRECTED
                           ,
                           hf::message<bye, server, client>
#endif
                           > {
};

static_assert(handfast::choreography::check<feed>());
