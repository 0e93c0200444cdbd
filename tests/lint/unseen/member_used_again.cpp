// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include "lint/talk.hpp"

// A member.
struct holder {
    lint::talking session = lint::meet();
};

int main() {
    holder h;
    (void)std::move(h.session).abandon();
    (void)std::move(h.session).abandon();
}
