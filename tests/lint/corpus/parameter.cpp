// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void forgets(HANDFAST_TAKES_SESSION talking s) {  // misuse
    (void)s.io();
}

void forgets_a_reference(HANDFAST_TAKES_SESSION talking&& s) {  // misuse
    (void)s.io();
}

bool forgets_on_a_branch(HANDFAST_TAKES_SESSION talking s) {
    if (maybe()) return false;  // misuse
    (void)std::move(s).abandon();
    return true;
}

template <class Session>
void forgets_any(HANDFAST_TAKES_SESSION Session s) {  // misuse
    (void)s.io();
}
template void forgets_any(talking);

void uses_twice(talking s) {
    (void)std::move(s).abandon();
    (void)std::move(s).abandon();  // misuse
}

void carries_on(HANDFAST_TAKES_SESSION talking s) {
    s = std::move(s).send(line{});
    (void)std::move(s).send(bye{}).finish();
}

talking gives_back(HANDFAST_TAKES_SESSION talking s) {
    if (maybe()) return std::move(s).send(line{});
    return s;
}
