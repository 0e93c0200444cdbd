// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SHA512_HPP
#define HANDFAST_CRYPTO_SHA512_HPP

#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/sodium/sha512.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// SHA-512 (FIPS 180-4).
using sha512 = sodium::hash_state<sodium::sha512_functions>;

static_assert(hash<sha512>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
