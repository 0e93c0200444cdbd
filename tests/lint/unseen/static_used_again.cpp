// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include "lint/talk.hpp"

// A static variable.
lint::talking s = lint::meet();

void end() { (void)std::move(s).abandon(); }

int main() {
    end();
    end();
}
