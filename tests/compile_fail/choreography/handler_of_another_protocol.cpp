// in header: requires `handler(message, session)` to return a session of the same protocol and role
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

struct handler {
    void operator()(toy::ping) {}
    void operator()(toy::panic) {}
    void operator()(toy::welcome) {}
    void operator()(toy::refusal) {}
    void operator()(toy::line) {}
    void operator()(toy::bye) {}
    template <class Session>
    auto operator()(toy::challenge, Session s) {
#ifdef CORRECTED
        return std::move(s).send(toy::proof{});
#else
        std::move(s).abandon();
        return 7;
#endif
    }
};

auto f(handfast::connection<toy::login, toy::client, toy::end_of<toy::client>>& c) { return c.feed(handler{}); }
