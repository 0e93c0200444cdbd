// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// A capture, in a function that is never called.
int main() {
    auto const end = [s = lint::meet()]() mutable { (void)std::move(s).abandon(); };
    (void)end;
}
