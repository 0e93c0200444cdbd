// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include <vector>

#include "lint/talk.hpp"

// An element of a container.
int main() {
    std::vector<lint::talking> all;
    all.push_back(lint::meet());
    all.clear();
}
