// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_CERTIFICATE_KIND_HPP
#define HANDFAST_TLS_HANDSHAKE_CERTIFICATE_KIND_HPP

#include <string_view>

#include <handfast/choreography/kind.hpp>
#include <handfast/tls/message/certificate.hpp>

// The two things that a client's Certificate can say: which of them it is, its content decides (RFC 5246 §7.4.6).
namespace handfast::inline HANDFAST_ABI::tls {

/// Of a Certificate: it has no certificates.
struct lists_nothing {
    static constexpr std::string_view name = "empty Certificate";
    [[nodiscard]] static constexpr bool matches(auto const& c) { return c.certificate_list.empty(); }
};
/// Of a Certificate: it has some.
struct lists_certificates {
    static constexpr std::string_view name = "Certificate with certificates";
    [[nodiscard]] static constexpr bool matches(auto const& c) { return !c.certificate_list.empty(); }
};

/// The answer of a client that has no certificate for the server.
template <class Storage>
using basic_empty_certificate = choreography::when<basic_certificate<Storage>, lists_nothing>;
using empty_certificate = basic_empty_certificate<wire::view>;

/// The answer of one that has; CertificateVerify will prove that it has the key as well.
template <class Storage>
using basic_presented_certificate = choreography::when<basic_certificate<Storage>, lists_certificates>;
using presented_certificate = basic_presented_certificate<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
