// expect: a session is carried on to its end, or abandoned
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
#ifdef CORRECTED
    std::move(start).send(toy::hello{}).abandon();
#else
    std::move(start).send(toy::hello{});
#endif
}
