// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include "lint/talk.hpp"

// What an outcome holds, taken twice.
int main() {
    auto outcome = lint::hear();
    (void)get<lint::challenge>(std::move(outcome)).next.abandon();
    (void)get<lint::challenge>(std::move(outcome)).next.abandon();
}
