// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// A parameter without HANDFAST_TAKES_SESSION.
void serve(lint::talking s) { (void)s.io(); }

int main() { serve(lint::meet()); }
