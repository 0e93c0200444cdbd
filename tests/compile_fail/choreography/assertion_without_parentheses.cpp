// expect: overloaded function
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

#ifdef CORRECTED
static_assert(handfast::check_after<toy::login, toy::refusal, toy::proof>());
#else
static_assert(handfast::check_after<toy::login, toy::refusal, toy::welcome>);
#endif
