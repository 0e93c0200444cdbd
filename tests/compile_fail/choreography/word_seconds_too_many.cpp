// in header: `seconds<Count>` requires `Count` to be at most 4294967, some 49 days
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
struct patient : hf::protocol<hf::within<hf::seconds<4294967>, hf::message<hello, client, server>>> {};
#else
struct patient : hf::protocol<hf::within<hf::seconds<4294968>, hf::message<hello, client, server>>> {};
#endif

static_assert(hf::check<patient>());
