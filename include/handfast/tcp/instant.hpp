// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_INSTANT_HPP
#define HANDFAST_TCP_INSTANT_HPP

#include <chrono>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// A moment, as everything of this layer is told it: there is no clock below. A simulation begins at `instant{}`.
using instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::microseconds>;

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
