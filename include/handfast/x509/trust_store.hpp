// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_TRUST_STORE_HPP
#define HANDFAST_X509_TRUST_STORE_HPP

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/core/separate_compilation.hpp>
#include <handfast/x509/error.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {
class public_key;
}

namespace handfast::inline HANDFAST_ABI::x509 {

class certificate;
class name;

/// The certificates that are trusted without being asked who issued them: authorities, and servers that signed
/// their own. Never changes once it is made; copies share one content, and threads may share them without a lock.
/// A store that was made empty trusts nobody.
class trust_store {
public:
    trust_store() = default;

    /// The CERTIFICATE blocks of PEM text: at least one, each well formed.
    [[nodiscard]] static result<trust_store, error> from_pem(std::string_view text);

    /// The same from a file; the error names its path.
    [[nodiscard]] static result<trust_store, error> from_pem_file(std::string const& path);

    /// One certificate in DER.
    [[nodiscard]] static result<trust_store, error> from_der(byte_view der);

    /// The certificates in the PEM files of a folder, without its subfolders. Files that are no PEM text or hold no
    /// certificate are passed over, and certificates that are malformed are skipped and counted; it is an
    /// error where not one is left.
    [[nodiscard]] static result<trust_store, error> from_folder(std::string const& path);

    /// The system's store: the first that is there of the places where systems keep it. Certificates that are
    /// malformed are skipped and counted. No environment variable is asked.
    [[nodiscard]] static result<trust_store, error> system();

    /// All of them, in the order of their subjects' bytes.
    [[nodiscard]] std::span<certificate const> anchors() const noexcept;
    /// How many certificates were there but could not be read.
    [[nodiscard]] std::size_t skipped() const noexcept;

    /// Those whose subject is `subject`.
    [[nodiscard]] std::span<certificate const> find(name const& subject) const noexcept;
    /// The one with exactly the bytes of `wanted`, or null.
    [[nodiscard]] certificate const* find(certificate const& wanted) const noexcept;
    [[nodiscard]] bool contains(certificate const& wanted) const noexcept { return find(wanted) != nullptr; }
    /// The RSA key of an element of `anchors()`, made ready when the store was; null where its key is not accepted.
    [[nodiscard]] rsa::public_key const* key_of(certificate const& anchor) const noexcept;

private:
    struct content;

    explicit trust_store(std::shared_ptr<content const> c) noexcept : content_(std::move(c)) {}

    std::shared_ptr<content const> content_;
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#ifndef HANDFAST_SEPARATE_COMPILATION
#include <handfast/x509/impl/trust_store.hpp>
#endif

#endif
