// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_ERROR_HPP
#define HANDFAST_TLS_ERROR_HPP

#include <cstdint>
#include <string_view>

#include <handfast/core/text.hpp>
#include <handfast/tls/failure.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// How a connection ended that did not end well.
struct error {
    /// Which way an alert went, if one did.
    enum class alert_path : std::uint8_t { none, sent, received };

    failure what = failure::internal;
    alert_path path = alert_path::none;
    alert_description alert = alert_description::internal_error;
    /// More than `what` says, where more is known; else empty.
    sentence words{};
};

/// One line: what went wrong and which alert told of it, such as
/// "certificate has expired (sent alert certificate_expired)".
[[nodiscard]] constexpr sentence describe(error const& e) {
    sentence line;
    if (e.words.empty()) line << to_string(e.what);
    else line << e.words;
    if (e.path != error::alert_path::none) {
        line << (e.path == error::alert_path::sent ? " (sent alert " : " (received alert ");
        auto const name = to_string(e.alert);
        if (name.empty()) line << static_cast<unsigned>(e.alert);
        else line << name;
        line << ")";
    }
    return line;
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
