// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SERVER_CONFIG_HPP
#define HANDFAST_TLS_SERVER_CONFIG_HPP

#include <cstddef>
#include <optional>
#include <utility>

#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/tls/certificate_failure.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/key_log.hpp>
#include <handfast/tls/limits.hpp>
#include <handfast/x509/certificate_chain.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a server may decide.
struct server_policy {
    /// Refuse a client without extended master secret (RFC 7627).
    bool require_extended_master_secret = false;
    /// What a client may make us take. A client sends no large message: the default is far below a client's.
    tls::limits limits{.handshake_message = 8 * 1024};
    /// Not owned; must outlive every connection. See `key_log`.
    tls::key_log* key_log = nullptr;
};

/// What a server is: its certificate chain, leaf first, and the private key of the leaf. Immutable once built;
/// any number of connections in any number of threads may share one. It must outlive them.
class server_config {
public:
    /// Certificates that a server can present.
    static constexpr std::size_t greatest_chain = 10;

    /// Where the key is not the leaf's, or the chain is too long, `trouble()` says so, and no connection starts.
    explicit server_config(x509::certificate_chain chain, rsa::private_key key, server_policy policy = {})
        : chain_(std::move(chain)), key_(std::move(key)), policy_(policy) {
        if (auto const fits = chain_.check_key(key_.public_part()); !fits) trouble_ = error_of(fits.error());
        else if (auto const& usage = chain_.leaf().extensions().key_usage;
                 usage && !x509::includes(*usage, x509::key_usage::key_encipherment))
            // Under RSA key transport the client encrypts to this key, and a strict one refuses to otherwise.
            trouble_ = error_of(x509::error{x509::failure::wrong_key_usage, "keyEncipherment is wanted"}.at(0));
        else if (chain_.der().size() > greatest_chain)
            trouble_ = error{.what = failure::certificate_unacceptable, .words = "the server's chain is too long"};
    }

    [[nodiscard]] x509::certificate_chain const& chain() const noexcept { return chain_; }
    [[nodiscard]] rsa::private_key const& key() const noexcept { return key_; }
    [[nodiscard]] server_policy const& policy() const noexcept { return policy_; }

    /// What is wrong with the configuration, if anything is.
    [[nodiscard]] std::optional<error> const& trouble() const noexcept { return trouble_; }

private:
    x509::certificate_chain chain_;
    rsa::private_key key_;
    server_policy policy_;
    std::optional<error> trouble_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
