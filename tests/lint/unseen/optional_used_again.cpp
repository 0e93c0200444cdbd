// SPDX-License-Identifier: BSL-1.0
// says: talk: the client, after receiving challenge, called abandon() on a session that had been used or
//           moved from; allowed here: send line, send bye
#include <optional>

#include "lint/talk.hpp"

// An optional.
int main() {
    std::optional s{lint::meet()};
    (void)std::move(*s).abandon();
    (void)std::move(*s).abandon();
}
