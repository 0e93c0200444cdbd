// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_ENDPOINT_HPP
#define HANDFAST_TCP_ENDPOINT_HPP

#include <compare>
#include <cstdint>

#include <handfast/core/ip_address.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// One end of a connection, or where somebody listens: a socket in the words of RFC 9293.
struct endpoint {
    ip_address address{};
    std::uint16_t port = 0;

    friend constexpr auto operator<=>(endpoint const&, endpoint const&) noexcept = default;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
