// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CONTENT_TYPE_HPP
#define HANDFAST_TLS_MESSAGE_CONTENT_TYPE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a record carries (RFC 5246 §6.2.1).
enum class content_type : std::uint8_t {
    change_cipher_spec = 20,
    alert = 21,
    handshake = 22,
    application_data = 23,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(content_type value) noexcept {
    switch (value) {
        case content_type::change_cipher_spec: return "change_cipher_spec";
        case content_type::alert: return "alert";
        case content_type::handshake: return "handshake";
        case content_type::application_data: return "application_data";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
