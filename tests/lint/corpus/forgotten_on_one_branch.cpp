// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void on_one() {
    auto s = meet();
    if (maybe()) (void)std::move(s).abandon();
}  // misuse

void in_a_case(int what) {
    auto s = meet();
    switch (what) {
        case 0: (void)std::move(s).send(bye{}).finish(); break;
        case 1: (void)std::move(s).abandon(); break;
        default: break;
    }
}  // misuse

void where_it_was_carried_on() {
    auto s = meet();
    if (maybe()) {
        auto t = std::move(s).send(line{});
        if (maybe()) (void)std::move(t).abandon();
    } else {  // misuse
        (void)std::move(s).abandon();
    }
}

void on_either() {
    auto s = meet();
    if (maybe()) (void)std::move(s).abandon();
    else (void)std::move(s).send(bye{}).finish();
}
