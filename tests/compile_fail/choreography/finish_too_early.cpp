// expect: the client, after sending hello, may not finish; allowed here: receive challenge
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
    auto waiting = std::move(start).send(toy::hello{});
#ifdef CORRECTED
    auto io = std::move(waiting).abandon();
#else
    auto io = std::move(waiting).finish();
#endif
    (void)io;
}
