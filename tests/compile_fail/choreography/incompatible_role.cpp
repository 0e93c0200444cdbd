// expect: no message of login goes to or comes from the role witness
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct witness {};

#ifdef CORRECTED
static_assert(chor::check_compatible<login, client, login, server>());
#else
static_assert(chor::check_compatible<login, client, login, witness>());
#endif
