// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_CLIENT_PARTS_HPP
#define HANDFAST_TLS_HANDSHAKE_CLIENT_PARTS_HPP

#include <handfast/choreography/words.hpp>
#include <handfast/tls/handshake/certificate_kind.hpp>
#include <handfast/tls/handshake/client_evidence.hpp>
#include <handfast/tls/message/certificate_verify.hpp>
#include <handfast/tls/role.hpp>

// How a client shows who it is, in words.
namespace handfast::inline HANDFAST_ABI::tls::parts {

/// The client's Certificate, with certificates in it. The server goes on once it has verified it.
using client_identity = choreography::sequence<
    choreography::authenticates<choreography::message<presented_certificate, role::client, role::server>>,
    choreography::evidence<verified_client_certificate, role::server>>;

/// CertificateVerify. The server goes on once it has verified that the certificate's key signed this handshake.
using client_possession = choreography::sequence<
    choreography::authenticates<choreography::message<certificate_verify, role::client, role::server>>,
    choreography::evidence<verified_possession, role::server>>;

}  // namespace handfast::inline HANDFAST_ABI::tls::parts

#endif
