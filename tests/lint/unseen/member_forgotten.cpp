// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include "lint/talk.hpp"

// A member.
struct holder {
    lint::talking session = lint::meet();
};

int main() {
    holder h;
    (void)h.session.io();
}
