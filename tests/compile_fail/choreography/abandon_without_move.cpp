// expect: a session is used once: write std::move(session).abandon()
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
#ifdef CORRECTED
    (void)std::move(start).abandon();
#else
    (void)start.abandon();
#endif
}
