// SPDX-License-Identifier: BSL-1.0
#include <stdexcept>

#include "lint/talk.hpp"

using namespace lint;

bool too_early() {
    auto s = meet();
    if (maybe()) return false;  // misuse
    (void)std::move(s).send(bye{}).finish();
    return true;
}

int from_a_loop(int n) {
    auto s = meet();
    while (n > 0) {
        s = std::move(s).send(line{n});
        if (--n == 7) return n;  // misuse
    }
    (void)std::move(s).send(bye{}).finish();
    return 0;
}

void after_two_steps() {
    auto s = greet();
    auto w = std::move(s).send(hello{});
    if (maybe()) return;  // misuse
    (void)std::move(w).abandon();
}

void out_of_a_loop() {
    while (maybe()) {
        auto s = meet();
        if (maybe()) break;     // misuse
        if (maybe()) continue;  // misuse
        (void)std::move(s).abandon();
    }
}

bool in_time() {
    if (maybe()) return false;
    auto s = meet();
    if (maybe()) {
        (void)std::move(s).abandon();
        return false;
    }
    (void)std::move(s).send(bye{}).finish();
    return true;
}

// An exception takes everything down with it.
void thrown() {
    auto s = meet();
    if (maybe()) throw std::runtime_error{"no more"};
    (void)std::move(s).abandon();
}
