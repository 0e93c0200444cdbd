// expect: the client of open_query, after sending hello, receives line unprotected, but the server of sealed_query may
//           have sent it under secured
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct open_query : hf::protocol<hf::message<hello, client, server>,
#ifdef CORRECTED
                                 hf::key<secured, server, client>,
#endif
                                 hf::message<line, server, client>> {
};
struct sealed_query : hf::protocol<hf::message<hello, client, server>, hf::key<secured, server, client>,
                                   hf::message<line, server, client>> {};

static_assert(chor::check_compatible<open_query, client, sealed_query, server>());
