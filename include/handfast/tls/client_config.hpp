// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_CLIENT_CONFIG_HPP
#define HANDFAST_TLS_CLIENT_CONFIG_HPP

#include <cstdint>
#include <utility>

#include <handfast/tls/application_protocols.hpp>
#include <handfast/tls/clock.hpp>
#include <handfast/tls/key_log.hpp>
#include <handfast/tls/limits.hpp>
#include <handfast/x509/trust_store.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a client may decide; each default is the strict one that interoperates.
struct client_policy {
    /// Refuse a server without extended master secret (RFC 7627). Off, such a server is accepted, but nothing
    /// can be exported from the session.
    bool require_extended_master_secret = false;
    /// Refuse a server that does not answer the renegotiation indication (RFC 5746 §4.1): such a server may have
    /// spliced our handshake behind somebody else's first messages.
    bool require_secure_renegotiation = true;
    /// What a server may make us take.
    tls::limits limits{};
    /// What is offered to the server, which may choose one, or none and say nothing.
    tls::application_protocols application_protocols{};
    /// Where the time comes from by which certificates are judged.
    clock now = system_clock;
    /// Not owned; must outlive every connection. See `key_log`.
    tls::key_log* key_log = nullptr;
};

/// What a client needs to know of the world: whom it trusts, and its policy. Immutable once built; any number
/// of connections in any number of threads may share one. It must outlive them.
class client_config {
public:
    explicit client_config(x509::trust_store trust, client_policy policy = {})
        : trust_(std::move(trust)), policy_(std::move(policy)) {}

    [[nodiscard]] x509::trust_store const& trust() const noexcept { return trust_; }
    [[nodiscard]] client_policy const& policy() const noexcept { return policy_; }

private:
    x509::trust_store trust_;
    client_policy policy_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
