// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_CERTIFICATE_CHAIN_HPP
#define HANDFAST_X509_CERTIFICATE_CHAIN_HPP

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/asn1/pem.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/detail/certificate_list.hpp>
#include <handfast/x509/detail/read_file.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/public_key.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// What a server presents: its own certificate and those that lead to an anchor, which may be left out. At least one,
/// never changed once it is made; copies share one content, and threads may share them without a lock.
class certificate_chain {
public:
    // Copies only: a chain that was moved from would have no certificate.
    certificate_chain(certificate_chain const&) = default;
    certificate_chain& operator=(certificate_chain const&) = default;

    /// The CERTIFICATE blocks of PEM text, the server's own first.
    [[nodiscard]] static result<certificate_chain, error> from_pem(std::string_view text) {
        detail::certificate_list list;
        if (auto const added = list.add_pem(text); !added) return fail(added.error());
        return of(std::move(list));
    }

    /// The same from a file; the error names its path.
    [[nodiscard]] static result<certificate_chain, error> from_pem_file(std::string const& path) {
        auto const text = detail::read_file(path);
        if (!text) return fail(text.error());
        auto const chain = from_pem(*text);
        if (!chain) return fail(detail::in_file(chain.error(), path));
        return *chain;
    }

    /// Certificates in DER, the server's own first.
    [[nodiscard]] static result<certificate_chain, error> from_der(std::span<byte_view const> certificates) {
        detail::certificate_list list;
        for (auto const der : certificates)
            if (auto const added = list.add(der); !added) return fail(added.error());
        return of(std::move(list));
    }

    /// The certificates in DER, as the Certificate message has them (RFC 5246 §7.4.2).
    [[nodiscard]] std::span<byte_view const> der() const noexcept { return content_->der; }
    /// The same, read.
    [[nodiscard]] std::span<certificate const> certificates() const noexcept { return content_->list.certificates; }
    /// The server's own.
    [[nodiscard]] certificate const& leaf() const noexcept { return content_->list.certificates.front(); }

    /// All of them as PEM text.
    [[nodiscard]] std::string to_pem() const {
        std::string text;
        for (auto const der : content_->der) text += asn1::encode_pem("CERTIFICATE", der);
        return text;
    }

    /// `key_mismatch` unless `key` is the public half of the private key that goes with the server's own certificate.
    [[nodiscard]] result<void, error> check_key(rsa::public_key const& key) const {
        auto const certified = rsa_public_key(leaf());
        if (!certified) return fail(certified.error());
        if (!(*certified == key)) return fail(error{failure::key_mismatch});
        return {};
    }

private:
    struct content {
        detail::certificate_list list;
        std::vector<byte_view> der;
    };

    explicit certificate_chain(std::shared_ptr<content const> c) noexcept : content_(std::move(c)) {}

    static result<certificate_chain, error> of(detail::certificate_list list) {
        if (list.certificates.empty()) return fail(error{failure::no_certificate});
        std::vector<byte_view> der;
        der.reserve(list.certificates.size());
        for (auto const& c : list.certificates) der.push_back(c.der());
        return certificate_chain{std::make_shared<content const>(content{std::move(list), std::move(der)})};
    }

    std::shared_ptr<content const> content_;
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
