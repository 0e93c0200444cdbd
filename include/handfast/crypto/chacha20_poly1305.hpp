// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_CHACHA20_POLY1305_HPP
#define HANDFAST_CRYPTO_CHACHA20_POLY1305_HPP

#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/sodium/chacha20_poly1305.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// AEAD_CHACHA20_POLY1305 (RFC 8439 §2.8) with nonces of 12 and tags of 16 bytes. On any processor.
using chacha20_poly1305 = sodium::chacha20_poly1305;

static_assert(aead<chacha20_poly1305>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
