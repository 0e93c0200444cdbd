// SPDX-License-Identifier: BSL-1.0
#include <handfast/crypto/error.hpp>

namespace crypto = handfast::crypto;

namespace {
// Every failure has words of its own, uncut, and the list ends where this test thinks it does.
constexpr bool all_have_words() {
    auto const unknown = describe(static_cast<crypto::failure>(255));
    for (int i = 0; i <= static_cast<int>(crypto::failure::bad_signature); ++i) {
        auto const words = describe(static_cast<crypto::failure>(i));
        if (words.view() == unknown.view() || words.view().ends_with("...")) return false;
        for (int j = 0; j < i; ++j)
            if (words.view() == describe(static_cast<crypto::failure>(j)).view()) return false;
    }
    return describe(static_cast<crypto::failure>(static_cast<int>(crypto::failure::bad_signature) + 1)).view() ==
           unknown.view();
}
static_assert(all_have_words());
}  // namespace
