// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// What is taken over by reference, and is not moved from there.
void serve(lint::talking&& s) { (void)s.io(); }

int main() {
    auto s = lint::meet();
    serve(std::move(s));
}
