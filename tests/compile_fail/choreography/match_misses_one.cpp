// expect: match has no function for refused, which may be what receive gives: the client, after sending hello
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

int f(toy::wires* wires) {
    namespace chor = handfast::choreography;
    auto outcome =
        handfast::start<toy::login, toy::client>(toy::end_of<toy::client>{wires}).send(toy::hello{}).receive();
    return handfast::match(
        std::move(outcome), []<class S>(chor::pending<S>) { return 1; },
#ifdef CORRECTED
        []<class S>(chor::refused<S>) { return 2; },
#endif
        []<class S>(chor::failed<S>) { return 3; }, []<class M, class S>(chor::received<M, S>) { return 4; });
}
