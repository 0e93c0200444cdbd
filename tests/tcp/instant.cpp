// SPDX-License-Identifier: BSL-1.0
#include <handfast/tcp/instant.hpp>

namespace {

using handfast::tcp::instant;

// Any clock that a program reads can be put in, and what a simulation counts with is exact.
static_assert(instant{} + std::chrono::milliseconds{1} == instant{std::chrono::microseconds{1'000}});
static_assert(std::chrono::time_point_cast<instant::duration>(std::chrono::steady_clock::time_point{}) == instant{});
static_assert(std::is_same_v<instant::clock, std::chrono::steady_clock>);

}  // namespace
