// expect: a session is used once: write std::move(session).send(...)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
#ifdef CORRECTED
    auto waiting = std::move(start).send(toy::hello{});
#else
    auto waiting = start.send(toy::hello{});
#endif
}
