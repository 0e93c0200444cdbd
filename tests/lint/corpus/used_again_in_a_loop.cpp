// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void while_there_is_more() {
    auto s = meet();
    while (maybe()) (void)std::move(s).abandon();  // misuse
}  // misuse

void for_each(int n) {
    auto s = meet();
    for (int i = 0; i < n; ++i) {  // misuse
        auto t = std::move(s).send(line{});
        (void)std::move(t).abandon();
    }
}  // misuse

void do_while() {
    auto s = meet();
    do {
        (void)std::move(s).send(line{}).abandon();  // misuse
    } while (maybe());
}

void with_a_way_on() {
    auto s = meet();
    while (maybe()) {
        if (maybe()) continue;
        (void)std::move(s).abandon();
        s = meet();
    }
    (void)std::move(s).abandon();
}

void carried_on(int n) {
    auto s = meet();
    for (int i = 0; i < n; ++i) s = std::move(s).send(line{i});
    (void)std::move(s).send(bye{}).finish();
}

void carried_on_under_another_name(int n) {
    auto s = meet();
    while (--n > 0) {
        auto t = std::move(s).send(line{n});
        s = std::move(t);
    }
    (void)std::move(s).send(bye{}).finish();
}

void until_it_comes() {
    auto s = greet().send(hello{});
    for (;;) {
        auto outcome = std::move(s).receive();
        if (outcome.pending()) {
            s = std::move(outcome).here();
        } else {
            (void)get<challenge>(std::move(outcome)).next.abandon();
            return;
        }
    }
}
