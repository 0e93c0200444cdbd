// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// A temporary that is only looked at. (A step whose result is thrown away is found by [[nodiscard]].)
int main() { (void)lint::meet().io(); }
