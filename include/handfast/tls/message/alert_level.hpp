// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_ALERT_LEVEL_HPP
#define HANDFAST_TLS_MESSAGE_ALERT_LEVEL_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// How bad an alert is (RFC 5246 §7.2).
enum class alert_level : std::uint8_t {
    warning = 1,
    fatal = 2,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(alert_level value) noexcept {
    switch (value) {
        case alert_level::warning: return "warning";
        case alert_level::fatal: return "fatal";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
