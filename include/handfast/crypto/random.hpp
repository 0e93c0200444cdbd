// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RANDOM_HPP
#define HANDFAST_CRYPTO_RANDOM_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <sodium/randombytes.h>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/sodium/ready.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// Fills `out` from the system's generator of secure random numbers. Where the system has none to give, the program
/// ends: no key may come from anything less.
inline void fill_random(byte_span out) noexcept {
    if (!sodium::ready()) std::abort();
    if (!out.empty()) randombytes_buf(out.data(), out.size());
}

/// `Size` random bytes that nobody may see.
template <std::size_t Size>
[[nodiscard]] secret<Size> random_secret() noexcept {
    secret<Size> bytes;
    fill_random(bytes.writable());
    return bytes;
}

/// `Size` random bytes that anybody may see: a hello's random, a serial number, an explicit nonce.
template <std::size_t Size>
[[nodiscard]] std::array<std::uint8_t, Size> random_array() noexcept {
    std::array<std::uint8_t, Size> bytes;
    fill_random(bytes);
    return bytes;
}

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
