// expect: the client, at the start, may not receive anything; allowed here: send hello
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
#ifdef CORRECTED
    auto outcome = std::move(start).send(toy::hello{}).receive();
#else
    auto outcome = std::move(start).receive();
#endif
}
