// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_ED25519_HPP
#define HANDFAST_CRYPTO_ED25519_HPP

#include <handfast/crypto/signature.hpp>
#include <handfast/crypto/sodium/ed25519.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// Ed25519 (RFC 8032 §5.1): pure, without a context.
using ed25519 = sodium::ed25519;

static_assert(signing_key<ed25519>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
