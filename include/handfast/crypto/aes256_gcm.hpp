// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AES256_GCM_HPP
#define HANDFAST_CRYPTO_AES256_GCM_HPP

#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/aes_gcm.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// AEAD_AES_256_GCM (RFC 5116 §5.2) with nonces of 12 and tags of 16 bytes. On any processor.
using aes256_gcm = aes_gcm<32>;

static_assert(aead<aes256_gcm>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
