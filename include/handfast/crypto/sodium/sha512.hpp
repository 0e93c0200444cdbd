// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_SHA512_HPP
#define HANDFAST_CRYPTO_SODIUM_SHA512_HPP

#include <sodium/crypto_hash_sha512.h>

#include <handfast/crypto/sodium/hash_state.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// libsodium's functions of SHA-512, for `hash_state`.
struct sha512_functions {
    using state = crypto_hash_sha512_state;
    static constexpr std::size_t size = crypto_hash_sha512_BYTES;
    static constexpr std::size_t block_size = 128;
    static constexpr std::string_view name = "SHA-512";

    static void start(state& s) noexcept { crypto_hash_sha512_init(&s); }
    static void update(state& s, byte_view bytes) noexcept {
        crypto_hash_sha512_update(&s, bytes.data(), bytes.size());
    }
    static void finish(state& s, std::span<std::uint8_t, size> out) noexcept {
        crypto_hash_sha512_final(&s, out.data());
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
