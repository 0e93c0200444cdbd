// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SERVER_CONFIG_HPP
#define HANDFAST_TLS_SERVER_CONFIG_HPP

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/tls/application_protocols.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/key_log.hpp>
#include <handfast/tls/limits.hpp>
#include <handfast/tls/server_identity.hpp>
#include <handfast/x509/certificate_chain.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a server may decide.
struct server_policy {
    /// Refuse a client without extended master secret (RFC 7627).
    bool require_extended_master_secret = false;
    /// Refuse a client that asks for a name that no certificate has, instead of showing it the first.
    bool require_known_name = false;
    /// What the server speaks; the client's most preferred does not count. A client that offers some, but none of
    /// these, is refused (RFC 7301 §3.2).
    tls::application_protocols application_protocols{};
    /// What a client may make us take. A client sends no large message: the default is far below a client's.
    tls::limits limits{.handshake_message = 8 * 1024};
    /// Not owned; must outlive every connection. See `key_log`.
    tls::key_log* key_log = nullptr;
};

/// What a server is: who it can be, and its policy. Immutable once built; any number of connections in any number of
/// threads may share one. It must outlive them: see `held_config`.
class server_config {
public:
    /// A server of one certificate.
    explicit server_config(x509::certificate_chain chain, rsa::private_key key, server_policy policy = {})
        : server_config(server_identity{std::move(chain), std::move(key)}, std::move(policy)) {}

    /// The same, of what may have come from files.
    explicit server_config(server_identity identity, server_policy policy = {})
        : server_config(one(std::move(identity)), std::move(policy)) {}

    /// A server of several. A client gets the first whose certificate is valid for the name that it asks for
    /// (RFC 6066 §3), and the first of all where it asks for none, or for one that no certificate has.
    explicit server_config(std::vector<server_identity> identities, server_policy policy = {})
        : identities_(std::move(identities)), policy_(std::move(policy)) {
        if (identities_.empty())
            trouble_ = error{.what = failure::certificate_unacceptable, .words = "the server has no certificate"};
        for (auto const& identity : identities_)
            if (!trouble_) trouble_ = identity.trouble();
        if (!trouble_ && !policy_.application_protocols.valid()) trouble_ = error{failure::invalid_protocol_name};
    }

    /// In the order in which they were given.
    [[nodiscard]] std::span<server_identity const> identities() const noexcept { return identities_; }
    /// The first that answers to a name; null where none does.
    [[nodiscard]] server_identity const* find(x509::server_name const& name) const noexcept {
        for (auto const& identity : identities_)
            if (identity.answers_to(name)) return &identity;
        return nullptr;
    }
    [[nodiscard]] server_policy const& policy() const noexcept { return policy_; }

    /// What is wrong with the configuration, if anything is. No connection starts then.
    [[nodiscard]] std::optional<error> const& trouble() const noexcept { return trouble_; }

private:
    [[nodiscard]] static std::vector<server_identity> one(server_identity identity) {
        std::vector<server_identity> all;
        all.push_back(std::move(identity));
        return all;
    }

    std::vector<server_identity> identities_;
    server_policy policy_;
    std::optional<error> trouble_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
