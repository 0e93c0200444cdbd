// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_FAILURE_HPP
#define HANDFAST_TCP_FAILURE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// Why a connection is over before both sides have closed it.
enum class failure : std::uint8_t {
    /// Nobody listens at the peer's port, or the peer would not.
    refused,
    /// The peer aborted the connection.
    reset,
    /// The peer did not answer for too long.
    timed_out,
    /// This side aborted it.
    aborted,
};

[[nodiscard]] constexpr std::string_view to_string(failure f) noexcept {
    switch (f) {
        case failure::refused: return "the peer refused the connection";
        case failure::reset: return "the peer reset the connection";
        case failure::timed_out: return "the peer did not answer in time";
        case failure::aborted: return "the connection was aborted here";
    }
    return "";
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
