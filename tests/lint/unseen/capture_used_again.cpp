// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include "lint/talk.hpp"

// A capture, in a function that is called twice.
int main() {
    auto end = [s = lint::meet()]() mutable { (void)std::move(s).abandon(); };
    end();
    end();
}
