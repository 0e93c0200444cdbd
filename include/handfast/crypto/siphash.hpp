// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SIPHASH_HPP
#define HANDFAST_CRYPTO_SIPHASH_HPP

#include <handfast/crypto/sodium/siphash.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// A function that nobody without the key can guess, of 64 bits and for short messages: for tables and numbers that
/// others should not foresee. It is no MAC for what lasts: 64 bits can be searched.
using siphash = sodium::siphash;

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
