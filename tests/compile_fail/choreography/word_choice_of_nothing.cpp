// in header: `choice<Branches...>` requires at least one branch
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
struct undecided : hf::protocol<hf::choice<hf::message<hello, client, server>>> {};
#else
struct undecided : hf::protocol<hf::message<hello, client, server>, hf::choice<>> {};
#endif

static_assert(handfast::choreography::check<undecided>());
