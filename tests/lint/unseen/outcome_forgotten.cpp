// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// An outcome that nobody looks at.
int main() { auto const outcome = lint::hear(); }
