// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_VERIFIED_PEER_HPP
#define HANDFAST_X509_VERIFIED_PEER_HPP

#include <cstddef>
#include <utility>

#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/x509/certificate.hpp>

// What a verification gives: proofs, for whoever goes on to use the key of a certificate.
namespace handfast::inline HANDFAST_ABI::x509 {

namespace detail {
class path_search;

/// What is known of a peer whose chain was verified, whoever that was.
class verified_end {
public:
    /// The key of the peer's own certificate.
    [[nodiscard]] rsa::public_key const& key() const noexcept { return key_; }
    /// The peer's own certificate: a view of the bytes that were verified.
    [[nodiscard]] certificate const& leaf() const noexcept { return leaf_; }
    /// The certificates on the path, from the peer's own to the anchor, both counted: 1 where the peer's own
    /// certificate is itself in the store.
    [[nodiscard]] std::size_t path_length() const noexcept { return path_length_; }

protected:
    verified_end(rsa::public_key key, certificate const& leaf, std::size_t path_length)
        : key_(std::move(key)), leaf_(leaf), path_length_(path_length) {}

private:
    rsa::public_key key_;
    certificate leaf_;
    std::size_t path_length_;
};

}  // namespace detail

// A type for each purpose, so that a certificate which was verified for one is not taken for the other: a client's
// says nothing about names.

/// Proof that a server's certificate was verified: nobody but `verify_server_chain` can make one.
class verified_peer final : public detail::verified_end {
    friend class detail::path_search;
    verified_peer(rsa::public_key key, certificate const& leaf, std::size_t path_length)
        : verified_end(std::move(key), leaf, path_length) {}
};

/// Proof that a client's certificate was verified: nobody but `verify_client_chain` can make one. It says that the
/// certificate is good, not yet that the peer has the key: that shows CertificateVerify (RFC 5246 §7.4.8).
class verified_client final : public detail::verified_end {
    friend class detail::path_search;
    verified_client(rsa::public_key key, certificate const& leaf, std::size_t path_length)
        : verified_end(std::move(key), leaf, path_length) {}
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
