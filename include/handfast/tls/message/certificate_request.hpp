// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CERTIFICATE_REQUEST_HPP
#define HANDFAST_TLS_MESSAGE_CERTIFICATE_REQUEST_HPP

#include <string_view>

#include <handfast/tls/extension/signature_scheme.hpp>
#include <handfast/tls/message/client_certificate_type.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The server asks the client for a certificate (RFC 5246 §7.4.4). Each of the authorities is the DER of a
/// distinguished name. The list of signature algorithms has no element less than one (errata 2864 of the RFC).
template <class Storage>
struct basic_certificate_request {
    static constexpr std::string_view name = "CertificateRequest";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::certificate_request;
    using label = basic_certificate_request<wire::view>;

    wire::vector<wire::open_enum<client_certificate_type>, 1, 255, Storage> certificate_types;
    wire::vector<wire::open_enum<signature_scheme>, 2, 65534, Storage> supported_signature_algorithms;
    wire::vector<wire::opaque<1, 65535, Storage>, 0, 65535, Storage> certificate_authorities;

    HANDFAST_MESSAGE(basic_certificate_request, certificate_types, supported_signature_algorithms,
                     certificate_authorities)
};

using certificate_request = basic_certificate_request<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
