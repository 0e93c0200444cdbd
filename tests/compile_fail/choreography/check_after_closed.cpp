// expect: undead: a message is sent in a direction that was closed
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct undead : hf::protocol<hf::message<hello, client, server>,
#ifndef CORRECTED
                             hf::closed<client, server>,
#endif
                             hf::message<challenge, server, client>, hf::message<proof, client, server>> {
};

static_assert(handfast::choreography::check<undead>());
