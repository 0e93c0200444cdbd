// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, dropped its session, neither finished nor abandoned;
//           allowed here: send line, send bye
#include <optional>

#include "lint/talk.hpp"

// An optional.
int main() {
    std::optional s{lint::meet()};
    s.reset();
}
