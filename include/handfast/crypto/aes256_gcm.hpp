// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AES256_GCM_HPP
#define HANDFAST_CRYPTO_AES256_GCM_HPP

#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/sodium/aes256_gcm.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// AES-256-GCM (NIST SP 800-38D, RFC 5116 §5.2) with nonces of 12 and tags of 16 bytes.
using aes256_gcm = sodium::aes256_gcm;

static_assert(aead<aes256_gcm>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
