// SPDX-License-Identifier: BSL-1.0
#include <handfast/x509/advice.hpp>

#include <handfast/x509/error.hpp>

using namespace handfast::x509;

namespace {

// There is something to do about each; the list is closed by `cannot_sign`.
static_assert([] {
    for (int f = 0; f <= static_cast<int>(failure::cannot_sign); ++f)
        if (advice(failure(f)).empty()) return false;
    return true;
}());
static_assert(advice(failure(static_cast<int>(failure::cannot_sign) + 1)).empty());

static_assert(explain(error{failure::expired, "valid until then"}.at(0)) ==
              "certificate has expired (depth 0: valid until then): have it renewed, or set the clock of this machine "
              "right");

}  // namespace
