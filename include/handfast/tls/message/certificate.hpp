// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CERTIFICATE_HPP
#define HANDFAST_TLS_MESSAGE_CERTIFICATE_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The sender's certificate and those that certify it, each in DER, the sender's first (RFC 5246 §7.4.2).
/// A client that has none sends an empty list (§7.4.6).
template <class Storage>
struct basic_certificate {
    static constexpr std::string_view name = "Certificate";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::certificate;
    using label = basic_certificate<wire::view>;

    wire::vector<wire::opaque<1, 0xffffff, Storage>, 0, 0xffffff, Storage> certificate_list;

    HANDFAST_MESSAGE(basic_certificate, certificate_list)
};

using certificate = basic_certificate<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
