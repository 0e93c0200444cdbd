// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void twice() {
    auto s = greet();
    auto w = std::move(s).send(hello{});
    (void)std::move(w).abandon();
    (void)std::move(s).send(hello{}).abandon();  // misuse
}

void finished_twice() {
    auto s = meet().send(bye{});
    (void)std::move(s).finish();
    (void)std::move(s).finish();  // misuse
}

void received_twice() {
    auto s = greet().send(hello{});
    auto first = std::move(s).receive();
    auto second = std::move(s).receive();  // misuse
}

void looked_at_afterwards() {
    auto s = meet();
    auto const before = s.io();
    (void)std::move(s).abandon();
    auto const afterwards = s.io();  // misuse
}

wires* look(talking const& s) { return s.io().wire; }

void once() {
    auto s = greet();
    auto w = std::move(s).send(hello{});
    (void)w.io();
    (void)std::move(w).abandon();
}
