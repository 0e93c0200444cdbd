// expect: the functions of match return different types
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

int f(toy::wires* wires) {
    auto outcome =
        handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires}).send(toy::hello{}).receive();
    return handfast::match(
        std::move(outcome),
#ifdef CORRECTED
        []<class S>(handfast::choreography::pending<S>) { return 1; },
#else
        []<class S>(handfast::choreography::pending<S>) { return "nothing"; },
#endif
        [](auto&&) { return 2; });
}
