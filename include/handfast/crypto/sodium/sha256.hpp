// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_SHA256_HPP
#define HANDFAST_CRYPTO_SODIUM_SHA256_HPP

#include <sodium/crypto_hash_sha256.h>

#include <handfast/crypto/sodium/hash_state.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// libsodium's functions of SHA-256, for `hash_state`.
struct sha256_functions {
    using state = crypto_hash_sha256_state;
    static constexpr std::size_t size = crypto_hash_sha256_BYTES;
    static constexpr std::size_t block_size = 64;
    static constexpr std::string_view name = "SHA-256";

    static void start(state& s) noexcept { crypto_hash_sha256_init(&s); }
    static void update(state& s, byte_view bytes) noexcept {
        crypto_hash_sha256_update(&s, bytes.data(), bytes.size());
    }
    static void finish(state& s, std::span<std::uint8_t, size> out) noexcept {
        crypto_hash_sha256_final(&s, out.data());
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
