// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_CLIENT_EVIDENCE_HPP
#define HANDFAST_TLS_HANDSHAKE_CLIENT_EVIDENCE_HPP

#include <string_view>

#include <handfast/choreography/evidence.hpp>

// What a server that wants to know its client must have checked before it may go on.
namespace handfast::inline HANDFAST_ABI {

namespace x509 {
class verified_client;
}

namespace tls {

/// The client's certificate leads to an anchor, is valid now and is one for clients (RFC 5280 §6): made of the proof
/// that `x509::verify_client_chain` gives. A server's certificate that was verified does not make one.
class verified_client_certificate {
public:
    static constexpr std::string_view name = "a verified client certificate";

    explicit verified_client_certificate(x509::verified_client const&) noexcept {}
    verified_client_certificate(verified_client_certificate&&) noexcept = default;
    verified_client_certificate& operator=(verified_client_certificate&&) noexcept = default;
    verified_client_certificate(verified_client_certificate const&) = delete;
    verified_client_certificate& operator=(verified_client_certificate const&) = delete;
    ~verified_client_certificate() = default;
};

class possession_check;

/// The client has the key of its verified certificate (RFC 5246 §7.4.8). Made by `possession_check::verify`.
struct verified_possession : choreography::token<possession_check> {
    static constexpr std::string_view name = "a verified CertificateVerify";
    using token::token;
};

}  // namespace tls

}  // namespace handfast::inline HANDFAST_ABI

#endif
