// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_LINT_HPP
#define HANDFAST_CHOREOGRAPHY_LINT_HPP

// Sessions that are local variables, followed by clang's -Wconsumed. It answers two questions, a run for each:
//
//     clang++ -std=c++20 -fsyntax-only -Wconsumed -DHANDFAST_LINT_SESSIONS=1 ...    is one used after it was given up?
//     clang++ -std=c++20 -fsyntax-only -Wconsumed -DHANDFAST_LINT_SESSIONS=2 ...    is one forgotten?
//
// A parameter is looked at to its end where it is marked: void serve(HANDFAST_TAKES_SESSION session<...> s);
// Members, optionals, captures and containers are not followed: misuse.hpp has what catches these at run time. What
// clang says of '~session' on a temporary object is wrong where that goes straight into a constructor.
//
// Why two: clang knows nothing of a session that is moved out of a member, say that of a `received`. To ask the first
// question the move has to make it a live one, which hides from the second that `return session;` has given it up.
#if defined(HANDFAST_LINT_SESSIONS) && defined(__clang__)
#if HANDFAST_LINT_SESSIONS == 2
#define HANDFAST_TAKES_SESSION [[clang::return_typestate(consumed)]]
#define HANDFAST_LINT_ENDS 1
#define HANDFAST_LINT_CONSUMABLE [[clang::consumable(unknown)]]
#define HANDFAST_LINT_MAKES
#define HANDFAST_LINT_USES [[clang::set_typestate(consumed)]]
#define HANDFAST_LINT_LOOKS
#define HANDFAST_LINT_REPLACES [[clang::callable_when("consumed"), clang::set_typestate(unknown)]]
#define HANDFAST_LINT_DROPS [[clang::callable_when("consumed")]]
#else
#define HANDFAST_TAKES_SESSION
#define HANDFAST_LINT_ENDS 0
#define HANDFAST_LINT_CONSUMABLE [[clang::consumable(unconsumed)]]
#define HANDFAST_LINT_MAKES [[clang::return_typestate(unconsumed)]]
#define HANDFAST_LINT_USES [[clang::callable_when("unconsumed"), clang::set_typestate(consumed)]]
#define HANDFAST_LINT_LOOKS [[clang::callable_when("unconsumed", "unknown")]]
#define HANDFAST_LINT_REPLACES [[clang::set_typestate(unconsumed)]]
#define HANDFAST_LINT_DROPS
#endif
#else
#define HANDFAST_TAKES_SESSION
#define HANDFAST_LINT_ENDS 0
#define HANDFAST_LINT_CONSUMABLE
#define HANDFAST_LINT_MAKES
#define HANDFAST_LINT_USES
#define HANDFAST_LINT_LOOKS
#define HANDFAST_LINT_REPLACES
#define HANDFAST_LINT_DROPS
#endif

#endif
