// SPDX-License-Identifier: BSL-1.0
#include <variant>

#include <handfast/core/match.hpp>

namespace {

using either = std::variant<int, char>;

constexpr int read(either const& e) {
    return handfast::match(e, [](int i) { return i; }, [](char c) { return -static_cast<int>(c); });
}
static_assert(read(either{7}) == 7);
static_assert(read(either{'a'}) == -'a');

}  // namespace
