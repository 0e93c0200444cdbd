// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_ROLE_HPP
#define HANDFAST_TLS_ROLE_HPP

#include <string_view>

#include <handfast/version.hpp>

// The two ends of a TLS connection, as the choreographies name them.
namespace handfast::inline HANDFAST_ABI::tls::role {

/// Who opens the connection and begins the handshake.
struct client {
    static constexpr std::string_view name = "client";
};

/// Who waits for it.
struct server {
    static constexpr std::string_view name = "server";
};

}  // namespace handfast::inline HANDFAST_ABI::tls::role

#endif
