// expect: feed: this role cannot know whether the protocol is over
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

void f(wires* wires) { auto start = handfast::start<feed, client>(end_of<client>{wires}); }
