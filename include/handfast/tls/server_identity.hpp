// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SERVER_IDENTITY_HPP
#define HANDFAST_TLS_SERVER_IDENTITY_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <handfast/core/result.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/tls/certificate_failure.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/x509/certificate_chain.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Who a server can be: a certificate chain, leaf first, and the private key of the leaf. Never changed once it is
/// made.
class server_identity {
public:
    /// Certificates that a server can present.
    static constexpr std::size_t greatest_chain = 10;

    /// Where the key is not the leaf's, or the chain cannot be used, `trouble()` says so.
    server_identity(x509::certificate_chain chain, rsa::private_key key)
        : chain_(std::move(chain)), key_(std::move(key)) {
        if (auto const fits = chain_.check_key(key_.public_part()); !fits) trouble_ = error_of(fits.error());
        else if (auto const& usage = chain_.leaf().extensions().key_usage;
                 usage && !x509::includes(*usage, x509::key_usage::key_encipherment))
            // Under RSA key transport the client encrypts to this key, and a strict one refuses to otherwise.
            trouble_ = error_of(x509::error{x509::failure::wrong_key_usage, "keyEncipherment is wanted"}.at(0));
        else if (chain_.der().size() > greatest_chain)
            trouble_ = error{.what = failure::certificate_unacceptable, .words = "the server's chain is too long"};
    }

    /// From two files of PEM. The error names the file, or says that the two do not belong together.
    [[nodiscard]] static result<server_identity, error> from_pem_files(std::string const& chain_path,
                                                                       std::string const& key_path) {
        auto chain = x509::certificate_chain::from_pem_file(chain_path);
        if (!chain) return fail(error_of(chain.error()));
        auto key = rsa::private_key::from_pem_file(key_path);
        if (!key) {
            error why{.what = failure::certificate_unacceptable};
            why.words << key_path << ": " << explain(key.error());
            return fail(why);
        }
        server_identity made{*std::move(chain), *std::move(key)};
        if (made.trouble()) {
            auto why = *made.trouble();
            why.words << " (" << chain_path << ", " << key_path << ')';
            return fail(why);
        }
        return made;
    }

    [[nodiscard]] x509::certificate_chain const& chain() const noexcept { return chain_; }
    [[nodiscard]] rsa::private_key const& key() const noexcept { return key_; }

    /// Whether the leaf's certificate is valid for `name`.
    [[nodiscard]] bool answers_to(x509::server_name const& name) const noexcept {
        auto const& names = chain_.leaf().extensions().subject_alternative_name;
        return names && names->match(name);
    }

    /// What is wrong with it, if anything is.
    [[nodiscard]] std::optional<error> const& trouble() const noexcept { return trouble_; }

private:
    x509::certificate_chain chain_;
    rsa::private_key key_;
    std::optional<error> trouble_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
