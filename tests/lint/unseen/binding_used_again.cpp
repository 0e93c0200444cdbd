// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include "lint/talk.hpp"

// A name of a structured binding.
int main() {
    auto [message, next] = lint::await();
    (void)std::move(next).abandon();
    (void)std::move(next).abandon();
}
