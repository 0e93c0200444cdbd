// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_TRUST_STORE_HPP
#define HANDFAST_X509_TRUST_STORE_HPP

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
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/detail/certificate_list.hpp>
#include <handfast/x509/detail/read_file.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/public_key.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// The certificates that are trusted without being asked who issued them: authorities, and servers that signed
/// their own. Never changes once it is made; copies share one content, and threads may share them without a lock.
/// A store that was made empty trusts nobody.
class trust_store {
public:
    trust_store() = default;

    /// The CERTIFICATE blocks of PEM text: at least one, each well formed.
    [[nodiscard]] static result<trust_store, error> from_pem(std::string_view text) {
        detail::certificate_list list;
        if (auto const added = list.add_pem(text); !added) return fail(added.error());
        if (list.certificates.empty()) return fail(error{failure::no_certificate});
        return trust_store{std::move(list), 0};
    }

    /// The same from a file; the error names its path.
    [[nodiscard]] static result<trust_store, error> from_pem_file(std::string const& path) {
        auto const text = detail::read_file(path);
        if (!text) return fail(text.error());
        auto const store = from_pem(*text);
        if (!store) return fail(detail::in_file(store.error(), path));
        return *store;
    }

    /// One certificate in DER.
    [[nodiscard]] static result<trust_store, error> from_der(byte_view der) {
        detail::certificate_list list;
        if (auto const added = list.add(der); !added) return fail(added.error());
        return trust_store{std::move(list), 0};
    }

    /// The certificates in the PEM files of a folder, without its subfolders. Files that are no PEM text or hold no
    /// certificate are passed over, and certificates that are malformed are skipped and counted; it is an
    /// error where not one is left.
    [[nodiscard]] static result<trust_store, error> from_folder(std::string const& path) {
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
        return trust_store{std::move(list), skipped};
    }

    /// The system's store: the first that is there of the places where systems keep it. Certificates that are
    /// malformed are skipped and counted. No environment variable is asked.
    [[nodiscard]] static result<trust_store, error> system() {
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
            if (auto const added = list.add_pem(*text, &skipped); !added)
                return fail(detail::in_file(added.error(), path));
            if (!list.certificates.empty()) return trust_store{std::move(list), skipped};
        }
        if (auto store = from_folder("/etc/ssl/certs"); store) return store;
        return fail(error{failure::no_certificate, "the system's store is at none of the usual places"});
    }

    /// All of them, in the order of their subjects' bytes.
    [[nodiscard]] std::span<certificate const> anchors() const noexcept {
        return content_ ? std::span<certificate const>{content_->list.certificates} : std::span<certificate const>{};
    }
    /// How many certificates were there but could not be read.
    [[nodiscard]] std::size_t skipped() const noexcept { return content_ ? content_->skipped : 0; }

    /// Those whose subject is `subject`.
    [[nodiscard]] std::span<certificate const> find(name const& subject) const noexcept {
        auto const all = anchors();
        auto const [first, last] = std::equal_range(all.begin(), all.end(), subject, by_subject{});
        return {first, last};
    }
    /// The one with exactly the bytes of `wanted`, or null.
    [[nodiscard]] certificate const* find(certificate const& wanted) const noexcept {
        for (auto const& anchor : find(wanted.subject()))
            if (same_bytes(anchor.der(), wanted.der())) return &anchor;
        return nullptr;
    }
    [[nodiscard]] bool contains(certificate const& wanted) const noexcept { return find(wanted) != nullptr; }
    /// The RSA key of an element of `anchors()`, made ready when the store was; null where its key is not accepted.
    [[nodiscard]] rsa::public_key const* key_of(certificate const& anchor) const noexcept {
        return content_->keys[static_cast<std::size_t>(&anchor - anchors().data())].get();
    }

private:
    struct by_subject {
        static bool less(byte_view a, byte_view b) noexcept { return as_chars(a) < as_chars(b); }
        bool operator()(certificate const& a, name const& b) const noexcept { return less(a.subject().der(), b.der()); }
        bool operator()(name const& a, certificate const& b) const noexcept { return less(a.der(), b.subject().der()); }
        bool operator()(certificate const& a, certificate const& b) const noexcept {
            if (a.subject() == b.subject()) return less(a.der(), b.der());
            return less(a.subject().der(), b.subject().der());
        }
    };
    struct content {
        detail::certificate_list list;
        std::vector<std::unique_ptr<rsa::public_key const>> keys;
        std::size_t skipped = 0;
    };

    explicit trust_store(detail::certificate_list list, std::size_t skipped) {
        // Folders hold the same certificate under several names.
        auto& all = list.certificates;
        std::sort(all.begin(), all.end(), by_subject{});
        all.erase(std::unique(all.begin(), all.end(),
                              [](auto const& a, auto const& b) { return same_bytes(a.der(), b.der()); }),
                  all.end());
        std::erase_if(list.bytes, [&](auto const& bytes) {
            return std::none_of(all.begin(), all.end(), [&](auto const& c) { return c.der().data() == bytes.data(); });
        });
        // A key costs more to make ready than a signature costs to check, so it is done once, here.
        std::vector<std::unique_ptr<rsa::public_key const>> keys;
        for (auto const& c : all) {
            auto const key = rsa_public_key(c);
            keys.push_back(key ? std::make_unique<rsa::public_key const>(*key) : nullptr);
        }
        content_ = std::make_shared<content const>(content{std::move(list), std::move(keys), skipped});
    }

    std::shared_ptr<content const> content_;
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
