// expect: pipe is no transport for the server: it has no `take<hello>()` that gives an optional one
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

struct pipe {
    template <class M>
    void put(M const&, int) {}
    handfast::choreography::readiness pending(int) { return {}; }
    template <class M>
    bool is() {
        return false;
    }
#ifdef CORRECTED
    template <class M>
    std::optional<M> take() {
        return std::nullopt;
    }
#endif
};

auto f() { return handfast::start<toy::login, toy::server>(pipe{}); }
