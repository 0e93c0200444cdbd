// SPDX-License-Identifier: BSL-1.0
#include <handfast/x509/error.hpp>

namespace {
using namespace handfast::x509;

static_assert(describe(error{failure::issuer_not_trusted}) == "issuer is not trusted");
static_assert(describe(error{failure::expired}.at(0)) == "certificate has expired (depth 0)");
static_assert(describe(error{failure::wrong_name, "wanted a"}.at(0)) ==
              "certificate is not valid for this name (depth 0: wanted a)");
static_assert(describe(error{failure::cannot_read, "/a: no"}) == "cannot be read (/a: no)");

// A place once given stays.
static_assert(error{failure::expired}.at(2).at(0).depth == 2);
static_assert(error{failure::expired} == failure::expired);
static_assert(!(error{failure::expired} == failure::not_yet_valid));

// Every failure has words of its own.
constexpr bool all_differ() {
    constexpr int last = static_cast<int>(failure::cannot_sign);
    for (int i = 0; i <= last; ++i) {
        if (to_string(static_cast<failure>(i)) == "unknown failure") return false;
        for (int j = 0; j < i; ++j)
            if (to_string(static_cast<failure>(i)) == to_string(static_cast<failure>(j))) return false;
    }
    return to_string(static_cast<failure>(last + 1)) == "unknown failure";
}
static_assert(all_differ());
}  // namespace
