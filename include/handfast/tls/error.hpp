// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_ERROR_HPP
#define HANDFAST_TLS_ERROR_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <handfast/core/text.hpp>
#include <handfast/tls/advice.hpp>
#include <handfast/tls/failure.hpp>
#include <handfast/x509/advice.hpp>
#include <handfast/x509/failure.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// How a connection ended that did not end well.
struct error {
    /// Which way an alert went, if one did.
    enum class alert_path : std::uint8_t { none, sent, received };

    failure what = failure::internal;
    alert_path path = alert_path::none;
    alert_description alert = alert_description::internal_error;
    /// What exactly is wrong with a certificate, where one is.
    std::optional<x509::failure> certificate{};
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

/// The same, and what the person at this end can do about it, where there is something:
/// "certificate has expired (...) (sent alert certificate_expired): have it renewed, or set the clock ...".
[[nodiscard]] constexpr text<600> explain(error const& e) {
    text<600> words{describe(e).view()};
    auto const todo = e.certificate                           ? x509::advice(*e.certificate)
                      : e.path == error::alert_path::received ? advice(e.alert)
                                                              : advice(e.what);
    if (!todo.empty()) words << ": " << todo;
    return words;
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
