// expect: the server of alarmed may send panic at any time, which the client of calm does not take at any time
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct alarmed : hf::protocol<hf::message<hello, client, server>, hf::message<line, server, client>,
                              hf::anytime<panic, server, client, hf::ends>> {};
struct calm : hf::protocol<hf::message<hello, client, server>, hf::message<line, server, client>
#ifdef CORRECTED
                           ,
                           hf::anytime<panic, server, client, hf::ends>
#endif
                           > {
};

static_assert(chor::check_compatible<calm, client, alarmed, server>());
