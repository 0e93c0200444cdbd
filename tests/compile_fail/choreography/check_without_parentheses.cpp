// expect: overloaded function
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

struct endless : hf::protocol<hf::loop<hf::message<hello, client, server>>> {};

#ifdef CORRECTED
static_assert(hf::check<login>());
#else
static_assert(hf::check<endless>);
#endif
