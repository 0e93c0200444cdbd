// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CERTIFICATE_VERIFY_HPP
#define HANDFAST_TLS_MESSAGE_CERTIFICATE_VERIFY_HPP

#include <string_view>

#include <handfast/tls/extension/signature_scheme.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The client's proof that it has the key of its certificate: a signature over all handshake messages until now
/// (RFC 5246 §7.4.8, digitally-signed as in §4.7).
template <class Storage>
struct basic_certificate_verify {
    static constexpr std::string_view name = "CertificateVerify";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::certificate_verify;
    using label = basic_certificate_verify<wire::view>;

    wire::open_enum<signature_scheme> algorithm;
    wire::opaque<0, 65535, Storage> signature;

    HANDFAST_MESSAGE(basic_certificate_verify, algorithm, signature)
};

using certificate_verify = basic_certificate_verify<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
