// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_CHACHA20_POLY1305_HPP
#define HANDFAST_CRYPTO_SODIUM_CHACHA20_POLY1305_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include <sodium/crypto_aead_chacha20poly1305.h>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/aead_key.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/sodium/ready.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// libsodium's functions of ChaCha20-Poly1305, for `aead_key`.
struct chacha20_poly1305_functions {
    static constexpr std::string_view name = "ChaCha20-Poly1305";
    static constexpr std::size_t key_size = crypto_aead_chacha20poly1305_ietf_KEYBYTES;
    static constexpr std::size_t nonce_size = crypto_aead_chacha20poly1305_ietf_NPUBBYTES;
    static constexpr std::size_t tag_size = crypto_aead_chacha20poly1305_ietf_ABYTES;
    /// Sequence numbers end before this cipher's margin does (RFC 8446 §5.5).
    static constexpr std::uint64_t seal_limit = std::numeric_limits<std::uint64_t>::max();
    /// 64 bytes for each value of the block counter but one (RFC 8439 §2.8), or as much as an address can say.
    static constexpr std::uint64_t greatest_message = crypto_aead_chacha20poly1305_ietf_MESSAGEBYTES_MAX;

    /// Nothing is prepared: the key itself.
    using state = std::array<std::uint8_t, key_size>;

    [[nodiscard]] static result<void, failure> usable() noexcept {
        if (!ready()) return fail(failure::library_unusable);
        return {};
    }
    static void prepare(state& s, std::span<std::uint8_t const, key_size> key) noexcept {
        for (std::size_t i = 0; i < key_size; ++i) s[i] = key[i];
    }
    static void seal(state const& s, std::span<std::uint8_t const, nonce_size> nonce, byte_view associated,
                     byte_span bytes, std::span<std::uint8_t, tag_size> tag) noexcept {
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        crypto_aead_chacha20poly1305_ietf_encrypt_detached(text, tag.data(), nullptr, text, bytes.size(),
                                                           associated.data(), associated.size(), nullptr, nonce.data(),
                                                           s.data());
    }
    [[nodiscard]] static bool open(state const& s, std::span<std::uint8_t const, nonce_size> nonce,
                                   byte_view associated, byte_span bytes,
                                   std::span<std::uint8_t const, tag_size> tag) noexcept {
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        return crypto_aead_chacha20poly1305_ietf_decrypt_detached(text, nullptr, text, bytes.size(), tag.data(),
                                                                  associated.data(), associated.size(), nonce.data(),
                                                                  s.data()) == 0;
    }
};

/// libsodium's ChaCha20-Poly1305 with the nonces of RFC 8439.
using chacha20_poly1305 = aead_key<chacha20_poly1305_functions>;

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
