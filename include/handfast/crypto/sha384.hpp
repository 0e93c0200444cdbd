// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SHA384_HPP
#define HANDFAST_CRYPTO_SHA384_HPP

#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/sodium/sha384.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// SHA-384 (FIPS 180-4).
using sha384 = sodium::hash_state<sodium::sha384_functions>;

static_assert(hash<sha384>);

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
