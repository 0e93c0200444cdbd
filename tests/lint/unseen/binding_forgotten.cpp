// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// A name of a structured binding.
int main() {
    auto [message, next] = lint::await();
    (void)next.io();
}
