// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_IMPL_TRUST_STORE_HPP
#define HANDFAST_X509_IMPL_TRUST_STORE_HPP

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/core/separate_compilation.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/detail/certificate_list.hpp>
#include <handfast/x509/detail/read_file.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/name.hpp>
#include <handfast/x509/public_key.hpp>
#include <handfast/x509/trust_store.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

namespace detail {
/// The order of the certificates in a store, so that those of one subject lie together.
struct by_subject {
    static bool less(byte_view a, byte_view b) noexcept { return as_chars(a) < as_chars(b); }
    bool operator()(certificate const& a, name const& b) const noexcept { return less(a.subject().der(), b.der()); }
    bool operator()(name const& a, certificate const& b) const noexcept { return less(a.der(), b.subject().der()); }
    bool operator()(certificate const& a, certificate const& b) const noexcept {
        if (a.subject() == b.subject()) return less(a.der(), b.der());
        return less(a.subject().der(), b.subject().der());
    }
};
}  // namespace detail

/// What the copies of a store share.
struct trust_store::content {
    detail::certificate_list list;
    std::vector<std::unique_ptr<rsa::public_key const>> keys{};
    std::size_t skipped = 0;

    explicit content(detail::certificate_list certificates, std::size_t passed_over = 0)
        : list(std::move(certificates)), skipped(passed_over) {
        // Folders hold the same certificate under several names.
        auto& all = list.certificates;
        std::sort(all.begin(), all.end(), detail::by_subject{});
        all.erase(std::unique(all.begin(), all.end(),
                              [](auto const& a, auto const& b) { return same_bytes(a.der(), b.der()); }),
                  all.end());
        std::erase_if(list.bytes, [&](auto const& bytes) {
            return std::none_of(all.begin(), all.end(), [&](auto const& c) { return c.der().data() == bytes.data(); });
        });
        // A key costs more to make ready than a signature costs to check, so it is done once, here.
        for (auto const& c : all) {
            auto const key = rsa_public_key(c);
            keys.push_back(key ? std::make_unique<rsa::public_key const>(*key) : nullptr);
        }
    }
};

HANDFAST_DECL result<trust_store, error> trust_store::from_pem(std::string_view text) {
    detail::certificate_list list;
    if (auto const added = list.add_pem(text); !added) return fail(added.error());
    if (list.certificates.empty()) return fail(error{failure::no_certificate});
    return trust_store{std::make_shared<content const>(std::move(list))};
}

HANDFAST_DECL result<trust_store, error> trust_store::from_pem_file(std::string const& path) {
    auto const text = detail::read_file(path);
    if (!text) return fail(text.error());
    auto const store = from_pem(*text);
    if (!store) return fail(detail::in_file(store.error(), path));
    return *store;
}

HANDFAST_DECL result<trust_store, error> trust_store::from_der(byte_view der) {
    detail::certificate_list list;
    if (auto const added = list.add(der); !added) return fail(added.error());
    return trust_store{std::make_shared<content const>(std::move(list))};
}

HANDFAST_DECL result<trust_store, error> trust_store::from_folder(std::string const& path) {
    std::error_code failed;
    std::filesystem::directory_iterator files{path, failed};
    if (failed) return detail::file_error(failure::cannot_read, path, failed.message());
    detail::certificate_list list;
    std::size_t skipped = 0;
    for (; files != std::filesystem::directory_iterator{}; files.increment(failed)) {
        std::error_code no_status;
        if (!files->is_regular_file(no_status)) continue;
        auto const text = detail::read_file(files->path().string());
        if (text) static_cast<void>(list.add_pem(*text, &skipped).has_value());
    }
    if (failed) return detail::file_error(failure::cannot_read, path, failed.message());
    if (list.certificates.empty()) return detail::file_error(failure::no_certificate, path);
    return trust_store{std::make_shared<content const>(std::move(list), skipped)};
}

HANDFAST_DECL result<trust_store, error> trust_store::system() {
    constexpr char const* bundles[]{
        "/etc/ssl/certs/ca-certificates.crt",                 // Debian, Arch, Gentoo
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  // Fedora
        "/etc/pki/tls/certs/ca-bundle.crt",                   // older Fedora
        "/etc/ssl/ca-bundle.pem",                             // openSUSE
        "/etc/ssl/cert.pem",                                  // Alpine, macOS, OpenBSD, FreeBSD
        "/usr/local/share/certs/ca-root-nss.crt",             // older FreeBSD
    };
    for (auto const* const path : bundles) {
        auto const text = detail::read_file(path);
        if (!text) continue;
        detail::certificate_list list;
        std::size_t skipped = 0;
        if (auto const added = list.add_pem(*text, &skipped); !added) return fail(detail::in_file(added.error(), path));
        if (!list.certificates.empty()) return trust_store{std::make_shared<content const>(std::move(list), skipped)};
    }
    if (auto store = from_folder("/etc/ssl/certs"); store) return store;
    return fail(error{failure::no_certificate, "the system's store is at none of the usual places"});
}

HANDFAST_DECL std::span<certificate const> trust_store::anchors() const noexcept {
    return content_ ? std::span<certificate const>{content_->list.certificates} : std::span<certificate const>{};
}

HANDFAST_DECL std::size_t trust_store::skipped() const noexcept { return content_ ? content_->skipped : 0; }

HANDFAST_DECL std::span<certificate const> trust_store::find(name const& subject) const noexcept {
    auto const all = anchors();
    auto const [first, last] = std::equal_range(all.begin(), all.end(), subject, detail::by_subject{});
    return {first, last};
}

HANDFAST_DECL certificate const* trust_store::find(certificate const& wanted) const noexcept {
    for (auto const& anchor : find(wanted.subject()))
        if (same_bytes(anchor.der(), wanted.der())) return &anchor;
    return nullptr;
}

HANDFAST_DECL rsa::public_key const* trust_store::key_of(certificate const& anchor) const noexcept {
    return content_->keys[static_cast<std::size_t>(&anchor - anchors().data())].get();
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
