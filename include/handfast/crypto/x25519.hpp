// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_X25519_HPP
#define HANDFAST_CRYPTO_X25519_HPP

#include <handfast/crypto/key_exchange.hpp>
#include <handfast/crypto/sodium/x25519.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// X25519 (RFC 7748 §5 and §6.1).
using x25519 = sodium::x25519;

static_assert(key_exchange<x25519>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
