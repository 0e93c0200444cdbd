// expect: the client, after sending hello, may not send proof; allowed here: receive challenge; at any time: receive
//           ping, send panic, receive panic, receive bye
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
    auto waiting = std::move(start).send(toy::hello{});
#ifdef CORRECTED
    auto outcome = std::move(waiting).receive();
#else
    auto wrong = std::move(waiting).send(toy::proof{});
#endif
}
