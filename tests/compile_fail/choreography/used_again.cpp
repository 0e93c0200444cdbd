// expect: invalid invocation of method 'send' on a temporary object while it is in the 'consumed' state
// SPDX-License-Identifier: BSL-1.0
// only: clang
// flags: -DHANDFAST_LINT_SESSIONS -Wconsumed
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
    auto waiting = std::move(start).send(toy::hello{});
#ifdef CORRECTED
    auto outcome = std::move(waiting).receive();
#else
    auto again = std::move(start).send(toy::hello{});
#endif
}
