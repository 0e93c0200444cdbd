// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_LINT_HPP
#define HANDFAST_CHOREOGRAPHY_LINT_HPP

// Under HANDFAST_LINT_SESSIONS clang's -Wconsumed finds a local session that is used after it was given up.
// It does not follow members, optionals and captures, which is why it is not on for everybody.
#if defined(HANDFAST_LINT_SESSIONS) && defined(__clang__)
#define HANDFAST_LINT_CONSUMABLE [[clang::consumable(unconsumed)]]
#define HANDFAST_LINT_MAKES [[clang::return_typestate(unconsumed)]]
#define HANDFAST_LINT_USES [[clang::callable_when("unconsumed"), clang::set_typestate(consumed)]]
#else
#define HANDFAST_LINT_CONSUMABLE
#define HANDFAST_LINT_MAKES
#define HANDFAST_LINT_USES
#endif

#endif
