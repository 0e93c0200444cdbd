// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void on_one() {
    auto s = meet();
    if (maybe()) (void)std::move(s).send(bye{}).finish();
    (void)std::move(s).abandon();  // misuse
}

void on_the_other() {
    auto s = meet();
    if (maybe()) s = std::move(s).send(line{});
    else (void)std::move(s).abandon();
    (void)std::move(s).send(bye{}).finish();  // misuse
}

void in_a_case(int what) {
    auto s = meet();
    switch (what) {
        case 0: s = std::move(s).send(line{}); break;
        case 1: (void)std::move(s).abandon(); break;
        default: break;
    }
    (void)std::move(s).send(bye{}).finish();  // misuse
}

void on_either() {
    auto s = meet();
    if (maybe()) (void)std::move(s).send(bye{}).finish();
    else (void)std::move(s).abandon();
}

void and_back() {
    auto s = meet();
    if (maybe()) return (void)std::move(s).abandon();
    (void)std::move(s).send(bye{}).finish();
}

void by_cases(int what) {
    auto s = meet();
    switch (what) {
        case 0: s = std::move(s).send(line{}); break;
        case 1: (void)std::move(s).abandon(); return;
        default: break;
    }
    (void)std::move(s).send(bye{}).finish();
}
