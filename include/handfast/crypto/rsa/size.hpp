// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_SIZE_HPP
#define HANDFAST_CRYPTO_RSA_SIZE_HPP

#include <cstddef>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// The least length in bits that a modulus may have.
inline constexpr std::size_t least_bits = 2048;
/// The greatest.
inline constexpr std::size_t greatest_bits = 8192;

/// The length in bytes of whatever the largest key encrypts or signs.
inline constexpr std::size_t greatest_size = greatest_bits / 8;

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
