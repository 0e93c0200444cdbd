// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SHA256_HPP
#define HANDFAST_CRYPTO_SHA256_HPP

#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/native/sha256.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// SHA-256 (FIPS 180-4).
using sha256 = sodium::hash_state<native::sha256_functions>;

static_assert(hash<sha256>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
