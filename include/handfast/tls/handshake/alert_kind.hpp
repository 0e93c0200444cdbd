// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_ALERT_KIND_HPP
#define HANDFAST_TLS_HANDSHAKE_ALERT_KIND_HPP

#include <string_view>

#include <handfast/tls/message/alert.hpp>

// The three things that an Alert can mean to the order of messages (RFC 5246 §7.2). They are one message on
// the wire; which of them it is, its content decides (see choreography/kind.hpp).
namespace handfast::inline HANDFAST_ABI::tls {

/// The sender will send nothing more (RFC 5246 §7.2.1). Some peers mark it fatal: the level says nothing here.
struct close_notify {
    static constexpr std::string_view name = "close_notify";
    using carrier = alert;

    [[nodiscard]] static constexpr bool matches(alert const& a) {
        return a.description == alert_description::close_notify;
    }
    [[nodiscard]] static constexpr close_notify from(alert const&) { return {}; }
    [[nodiscard]] constexpr alert to_carrier() const { return {alert_level::warning, alert_description::close_notify}; }
};

/// An alert that the connection survives.
struct warning_alert {
    static constexpr std::string_view name = "warning alert";
    using carrier = alert;

    alert_description description;

    [[nodiscard]] static constexpr bool matches(alert const& a) {
        return a.level == alert_level::warning && !close_notify::matches(a);
    }
    [[nodiscard]] static constexpr warning_alert from(alert const& a) { return {a.description.value()}; }
    [[nodiscard]] constexpr alert to_carrier() const { return {alert_level::warning, description}; }
};

/// An alert that ends the connection. A level that the RFC does not know is taken as fatal.
struct fatal_alert {
    static constexpr std::string_view name = "fatal alert";
    using carrier = alert;

    alert_description description;

    [[nodiscard]] static constexpr bool matches(alert const& a) {
        return a.level != alert_level::warning && !close_notify::matches(a);
    }
    [[nodiscard]] static constexpr fatal_alert from(alert const& a) { return {a.description.value()}; }
    [[nodiscard]] constexpr alert to_carrier() const { return {alert_level::fatal, description}; }
};

/// What an alert is called where it is observed.
[[nodiscard]] constexpr std::string_view name_of_kind(alert const& a) {
    return close_notify::matches(a)    ? close_notify::name
           : warning_alert::matches(a) ? warning_alert::name
                                       : fatal_alert::name;
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
