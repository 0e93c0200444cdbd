// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include <vector>

#include "lint/talk.hpp"

// An element of a container.
int main() {
    std::vector<lint::talking> all;
    all.push_back(lint::meet());
    for (int i = 0; i < 2; ++i) (void)std::move(all.front()).abandon();
}
