// expect: shaky: it is not clear under which key a message travels
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct shaky
    : hf::protocol<hf::message<hello, client, server>,
                   hf::choice<hf::sequence<hf::message<line, server, client>, hf::key<secured, server, client>>,
                              hf::message<line, server, client>>,
                   hf::message<bye, client, server>
#ifndef CORRECTED
                   ,
                   hf::anytime<panic, server, client, hf::ends>
#endif
                   > {
};

static_assert(handfast::choreography::check<shaky>());
