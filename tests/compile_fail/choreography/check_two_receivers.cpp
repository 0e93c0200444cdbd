// expect: broadcast: the same message could go to, or come from, two roles (the server, at the start: send line, send
//           line)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct viewer {};
struct broadcast : hf::protocol<
#ifdef CORRECTED
                       hf::message<line, server, client>, hf::message<line, server, viewer>
#else
                       hf::both_ways<hf::message<line, server, client>, hf::message<line, server, viewer>>
#endif
                       > {
};

static_assert(handfast::choreography::check<broadcast>());
