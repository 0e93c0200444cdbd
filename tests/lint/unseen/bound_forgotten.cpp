// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include <functional>

#include "lint/talk.hpp"

// What std::bind keeps.
int main() {
    auto const look = std::bind([](lint::talking& s) { (void)s; }, lint::meet());
}
