// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_SHA384_HPP
#define HANDFAST_CRYPTO_SODIUM_SHA384_HPP

#include <algorithm>
#include <array>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/sodium/sha512.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// libsodium has no SHA-384. It is SHA-512 with other initial values and a digest cut to 48 bytes
/// (FIPS 180-4 §5.3.4 and §6.5), and libsodium's SHA-512 state is a public struct: so it is seeded here.
struct sha384_functions {
    using state = crypto_hash_sha512_state;
    static constexpr std::size_t size = 48;
    static constexpr std::size_t block_size = sha512_functions::block_size;
    static constexpr std::string_view name = "SHA-384";

    static void start(state& s) noexcept {
        static constexpr std::array<std::uint64_t, 8> initial_values{
            0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
            0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
        };
        crypto_hash_sha512_init(&s);
        std::ranges::copy(initial_values, s.state);
    }
    static void update(state& s, byte_view bytes) noexcept { sha512_functions::update(s, bytes); }
    static void finish(state& s, std::span<std::uint8_t, size> out) noexcept {
        secret<sha512_functions::size> whole;
        sha512_functions::finish(s, whole.writable());
        std::ranges::copy(whole.reveal().first<size>(), out.begin());
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
