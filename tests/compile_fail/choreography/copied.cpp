// expect: deleted
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

void f(toy::wires* wires) {
    auto start = handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires});
#ifdef CORRECTED
    auto again = std::move(start);
#else
    auto again = start;
#endif
}
