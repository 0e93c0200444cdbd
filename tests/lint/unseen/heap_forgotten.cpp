// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include <memory>

#include "lint/talk.hpp"

// A session on the heap.
int main() { auto const s = std::make_unique<lint::talking>(lint::meet()); }
