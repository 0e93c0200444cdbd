// expect: what receive gave is taken apart once: write std::move(outcome)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

int f(toy::wires* wires) {
    auto outcome =
        handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires}).send(toy::hello{}).receive();
#ifdef CORRECTED
    return handfast::match(std::move(outcome), [](auto&&) { return 1; });
#else
    return handfast::match(outcome, [](auto&&) { return 1; });
#endif
}
