// expect: the client, after sending hello, may not receive welcome; allowed here: receive challenge
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

auto f(toy::wires* wires) {
    auto outcome =
        handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires}).send(toy::hello{}).receive();
#ifdef CORRECTED
    return get<toy::challenge>(std::move(outcome)).message;
#else
    return get<toy::welcome>(std::move(outcome)).message;
#endif
}
