// expect: the client, after sending hello, has no handler for challenge, which may arrive there
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

struct handler {
    void operator()(toy::ping) {}
    void operator()(toy::panic) {}
    void operator()(toy::welcome) {}
    void operator()(toy::refusal) {}
    void operator()(toy::line) {}
    void operator()(toy::bye) {}
#ifdef CORRECTED
    template <class Session>
    auto operator()(toy::challenge, Session s) {
        return std::move(s).send(toy::proof{});
    }
#endif
};

auto f(handfast::connection<toy::login, toy::client, toy::end_of<toy::client>>& c) { return c.feed(handler{}); }
