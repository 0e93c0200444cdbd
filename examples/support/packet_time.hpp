// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_PACKET_TIME_HPP
#define HANDFAST_EXAMPLES_SUPPORT_PACKET_TIME_HPP

#include <chrono>

#include <handfast/tcp/instant.hpp>

namespace examples {

/// Now, as handfast::tcp is told it.
inline handfast::tcp::instant packet_time() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::steady_clock::now());
}

}  // namespace examples

#endif
