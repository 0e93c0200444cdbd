// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_PROTOCOL_VERSION_HPP
#define HANDFAST_TLS_MESSAGE_PROTOCOL_VERSION_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Protocol versions as hellos and records write them (RFC 5246 §6.2.1, RFC 8446 §4.2.1).
enum class protocol_version : std::uint16_t {
    ssl_3_0 = 0x0300,
    tls_1_0 = 0x0301,
    tls_1_1 = 0x0302,
    tls_1_2 = 0x0303,
    tls_1_3 = 0x0304,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(protocol_version value) noexcept {
    switch (value) {
        case protocol_version::ssl_3_0: return "SSL 3.0";
        case protocol_version::tls_1_0: return "TLS 1.0";
        case protocol_version::tls_1_1: return "TLS 1.1";
        case protocol_version::tls_1_2: return "TLS 1.2";
        case protocol_version::tls_1_3: return "TLS 1.3";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
