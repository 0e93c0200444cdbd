// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_ALERT_HPP
#define HANDFAST_TLS_MESSAGE_ALERT_HPP

#include <string_view>

#include <handfast/tls/message/alert_description.hpp>
#include <handfast/tls/message/alert_level.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// A warning, an error, or the end of the data (RFC 5246 §7.2).
struct alert {
    static constexpr std::string_view name = "Alert";
    static constexpr auto content = content_type::alert;
    using label = alert;

    wire::open_enum<alert_level> level;
    wire::open_enum<alert_description> description;

    HANDFAST_MESSAGE(alert, level, description)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
