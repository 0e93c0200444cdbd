// expect: rumour: what may be sent depends on a choice this role was not told of (the witness, at the start: send
//           proof, send line)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct witness {};
struct rumour : hf::protocol<hf::choice<hf::sequence<hf::message<welcome, server, client>,
#ifdef CORRECTED
                                                     hf::message<welcome, server, witness>,
#endif
                                                     hf::message<proof, witness, client>>,
                                        hf::sequence<hf::message<refusal, server, client>,
#ifdef CORRECTED
                                                     hf::message<refusal, server, witness>,
#endif
                                                     hf::message<line, witness, client>>>> {
};

static_assert(handfast::choreography::check<rumour>());
