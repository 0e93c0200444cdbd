// expect: late_key: it is not clear under which key a message travels
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct late_key : hf::protocol<hf::message<hello, client, server>,
                               hf::optional<hf::message<challenge, server, client>, hf::key<secured, client, server>>,
#ifdef CORRECTED
                               hf::key<secured, client, server>, hf::message<welcome, server, client>,
#endif
                               hf::message<proof, client, server>> {
};

static_assert(handfast::choreography::check<late_key>());
