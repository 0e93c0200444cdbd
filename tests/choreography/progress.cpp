// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/progress.hpp>

#include <string_view>

namespace {

using handfast::choreography::progress;

// Each has words, and no two the same.
constexpr progress all[] = {progress::moved,  progress::need_bytes, progress::refused,
                            progress::failed, progress::your_turn,  progress::ended};
constexpr bool each_has_its_own = [] {
    for (auto const a : all)
        for (auto const b : all)
            if (describe(a).view().empty() || (a != b && describe(a).view() == describe(b).view())) return false;
    return true;
}();
static_assert(each_has_its_own);
static_assert(describe(progress::refused).view() == "the message that is there may not come now");
static_assert(describe(static_cast<progress>(6)).view() == "unknown progress");

}  // namespace
