// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_SUPPORT_OPENSSL_HPP
#define HANDFAST_BENCHMARKS_SUPPORT_OPENSSL_HPP

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>

namespace benchmarks::openssl {

/// OpenSSL's objects, freed when they are no longer needed.
template <auto Free>
struct freed {
    void operator()(auto* p) const { Free(p); }
};
using bio = std::unique_ptr<BIO, freed<BIO_free>>;
using cipher = std::unique_ptr<EVP_CIPHER, freed<EVP_CIPHER_free>>;
using cipher_context = std::unique_ptr<EVP_CIPHER_CTX, freed<EVP_CIPHER_CTX_free>>;
using digest = std::unique_ptr<EVP_MD, freed<EVP_MD_free>>;
using digest_context = std::unique_ptr<EVP_MD_CTX, freed<EVP_MD_CTX_free>>;
using kdf = std::unique_ptr<EVP_KDF, freed<EVP_KDF_free>>;
using kdf_context = std::unique_ptr<EVP_KDF_CTX, freed<EVP_KDF_CTX_free>>;
using key = std::unique_ptr<EVP_PKEY, freed<EVP_PKEY_free>>;
using key_context = std::unique_ptr<EVP_PKEY_CTX, freed<EVP_PKEY_CTX_free>>;
using mac = std::unique_ptr<EVP_MAC, freed<EVP_MAC_free>>;
using mac_context = std::unique_ptr<EVP_MAC_CTX, freed<EVP_MAC_CTX_free>>;

}  // namespace benchmarks::openssl

#endif
