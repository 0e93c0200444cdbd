// in header: a question about a protocol requires the protocol first: a struct that derives from `protocol<Steps...>`
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
static_assert(hf::after<login, welcome, proof>);
#else
static_assert(hf::after<welcome, proof, login>);
#endif
