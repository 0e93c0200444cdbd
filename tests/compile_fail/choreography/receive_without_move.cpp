// expect: a session is used once: write std::move(session).receive()
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
    auto waiting = std::move(start).send(toy::hello{});
#ifdef CORRECTED
    auto outcome = std::move(waiting).receive();
#else
    auto outcome = waiting.receive();
#endif
}
