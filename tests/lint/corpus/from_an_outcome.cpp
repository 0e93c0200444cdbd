// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void forgotten(answer outcome) { auto s = get<challenge>(std::move(outcome)).next; }  // misuse

void used_again(answer outcome) {
    auto s = get<challenge>(std::move(outcome)).next;
    (void)std::move(s).abandon();
    (void)std::move(s).abandon();  // misuse
}

void used_again_behind_a_pointer(answer outcome) {
    if (auto* const got = get_if<challenge>(&outcome)) {
        auto s = std::move(got->next);
        (void)std::move(s).abandon();
        (void)std::move(s).abandon();  // misuse
    }
}

void forgotten_behind_a_pointer(answer outcome) {
    if (auto* const got = get_if<challenge>(&outcome)) {
        auto s = std::move(got->next);
    }  // misuse
}

void forgotten_in_a_branch(answer outcome) {
    auto s = get<challenge>(std::move(outcome)).next;
    if (maybe()) (void)std::move(s).abandon();
}  // misuse

void carried_on(answer outcome, int n) {
    auto s = get<challenge>(std::move(outcome)).next;
    for (int i = 0; i < n; ++i) s = std::move(s).send(line{i});
    (void)std::move(s).send(bye{}).finish();
}

void in_one_breath(answer outcome) {
    if (auto* const got = get_if<challenge>(&outcome)) (void)std::move(got->next).send(bye{}).finish();
}

void taken_apart() {
    auto [message, next] = await();
    (void)std::move(next).send(line{message.value}).send(bye{}).finish();
}
