// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include "lint/talk.hpp"

// What is forwarded twice.
template <class Session>
void end(Session&& s) {
    (void)std::forward<Session>(s).abandon();
}
template <class Session>
void end_twice(Session&& s) {
    end(std::forward<Session>(s));
    end(std::forward<Session>(s));
}

int main() { end_twice(lint::meet()); }
