// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AES128_GCM_HPP
#define HANDFAST_CRYPTO_AES128_GCM_HPP

#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/aes_gcm.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// AEAD_AES_128_GCM (RFC 5116 §5.1) with nonces of 12 and tags of 16 bytes. On any processor.
using aes128_gcm = aes_gcm<16>;

static_assert(aead<aes128_gcm>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
