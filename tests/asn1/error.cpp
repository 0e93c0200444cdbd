// SPDX-License-Identifier: BSL-1.0
#include <handfast/asn1/error.hpp>

namespace asn1 = handfast::asn1;

static_assert(describe(asn1::error{asn1::failure::length_not_minimal, 4}) ==
              "at offset 4: a length in more bytes than it needs");

namespace {
// Every failure has words of its own, and the list ends where this test thinks it does.
constexpr bool all_have_words() {
    auto const unknown = describe(static_cast<asn1::failure>(255));
    for (int i = 0; i <= static_cast<int>(asn1::failure::pem_base64); ++i) {
        auto const words = describe(static_cast<asn1::failure>(i));
        if (words.view() == unknown.view()) return false;
        for (int j = 0; j < i; ++j)
            if (words.view() == describe(static_cast<asn1::failure>(j)).view()) return false;
    }
    return describe(static_cast<asn1::failure>(static_cast<int>(asn1::failure::pem_base64) + 1)).view() ==
           unknown.view();
}
static_assert(all_have_words());
}  // namespace
