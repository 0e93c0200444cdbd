// SPDX-License-Identifier: BSL-1.0
#include "../../../examples/choreography/smtp.hpp"
#include "illegal/pairs.hpp"

// Of 14 kinds of messages in each state of each side, what is no step does not compile.
constexpr auto counted = tests::every_pair<smtp::smtp>();
static_assert(counted.wrong == 0);
static_assert(counted.legal > 80 && counted.illegal > 500);
