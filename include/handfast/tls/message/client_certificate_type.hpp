// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CLIENT_CERTIFICATE_TYPE_HPP
#define HANDFAST_TLS_MESSAGE_CLIENT_CERTIFICATE_TYPE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The certificates a server may ask a client for (RFC 5246 §7.4.4, RFC 8422 §5.5).
enum class client_certificate_type : std::uint8_t {
    rsa_sign = 1,
    dss_sign = 2,
    rsa_fixed_dh = 3,
    dss_fixed_dh = 4,
    rsa_ephemeral_dh = 5,
    dss_ephemeral_dh = 6,
    fortezza_dms = 20,
    ecdsa_sign = 64,
    rsa_fixed_ecdh = 65,
    ecdsa_fixed_ecdh = 66,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(client_certificate_type value) noexcept {
    switch (value) {
        case client_certificate_type::rsa_sign: return "rsa_sign";
        case client_certificate_type::dss_sign: return "dss_sign";
        case client_certificate_type::rsa_fixed_dh: return "rsa_fixed_dh";
        case client_certificate_type::dss_fixed_dh: return "dss_fixed_dh";
        case client_certificate_type::rsa_ephemeral_dh: return "rsa_ephemeral_dh";
        case client_certificate_type::dss_ephemeral_dh: return "dss_ephemeral_dh";
        case client_certificate_type::fortezza_dms: return "fortezza_dms";
        case client_certificate_type::ecdsa_sign: return "ecdsa_sign";
        case client_certificate_type::rsa_fixed_ecdh: return "rsa_fixed_ecdh";
        case client_certificate_type::ecdsa_fixed_ecdh: return "ecdsa_fixed_ecdh";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
