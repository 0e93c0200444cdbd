// expect: loosely_keyed: it is not clear under which key a message travels (the client, after sending hello: receive
//           line, receive bye)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct loosely_keyed : hf::protocol<hf::message<hello, client, server>,
#ifdef CORRECTED
                                    hf::key<secured, server, client>, hf::loop<hf::message<line, server, client>>,
#else
                                    hf::loop<hf::message<line, server, client>>, hf::key<secured, server, client>,
#endif
                                    hf::message<bye, server, client>> {
};

static_assert(handfast::choreography::check<loosely_keyed>());
