// SPDX-License-Identifier: BSL-1.0
// Takes the value of a result that has none.
#include <handfast/core/result.hpp>

enum class trouble { lost };
handfast::sentence describe(trouble) { return "it is lost"; }

int main() {
    handfast::result<int, trouble> const nothing = handfast::fail(trouble::lost);
    return nothing.value();
}
