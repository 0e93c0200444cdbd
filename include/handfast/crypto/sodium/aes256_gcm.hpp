// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_AES256_GCM_HPP
#define HANDFAST_CRYPTO_SODIUM_AES256_GCM_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <sodium/crypto_aead_aes256gcm.h>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/aead_key.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/sodium/ready.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// libsodium's functions of AES-256-GCM, for `aead_key`.
struct aes256_gcm_functions {
    static constexpr std::string_view name = "AES-256-GCM";
    static constexpr std::size_t key_size = crypto_aead_aes256gcm_KEYBYTES;
    static constexpr std::size_t nonce_size = crypto_aead_aes256gcm_NPUBBYTES;
    static constexpr std::size_t tag_size = crypto_aead_aes256gcm_ABYTES;
    /// 2^24.5 full records (RFC 8446 §5.5), rounded down.
    static constexpr std::uint64_t seal_limit = 23'726'566;
    static constexpr std::uint64_t greatest_message = crypto_aead_aes256gcm_MESSAGEBYTES_MAX;

    using state = crypto_aead_aes256gcm_state;

    [[nodiscard]] static result<void, failure> usable() noexcept {
        if (!ready()) return fail(failure::library_unusable);
        if (crypto_aead_aes256gcm_is_available() != 1) return fail(failure::not_on_this_processor);
        return {};
    }
    static void prepare(state& s, std::span<std::uint8_t const, key_size> key) noexcept {
        crypto_aead_aes256gcm_beforenm(&s, key.data());
    }
    static void seal(state const& s, std::span<std::uint8_t const, nonce_size> nonce, byte_view associated,
                     byte_span bytes, std::span<std::uint8_t, tag_size> tag) noexcept {
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        crypto_aead_aes256gcm_encrypt_detached_afternm(text, tag.data(), nullptr, text, bytes.size(), associated.data(),
                                                       associated.size(), nullptr, nonce.data(), &s);
    }
    [[nodiscard]] static bool open(state const& s, std::span<std::uint8_t const, nonce_size> nonce,
                                   byte_view associated, byte_span bytes,
                                   std::span<std::uint8_t const, tag_size> tag) noexcept {
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        return crypto_aead_aes256gcm_decrypt_detached_afternm(text, nullptr, text, bytes.size(), tag.data(),
                                                              associated.data(), associated.size(), nonce.data(),
                                                              &s) == 0;
    }
};

/// libsodium's AES-256-GCM, which wants a processor with AES instructions. `crypto::aes256_gcm` runs anywhere, and is
/// faster.
using aes256_gcm = aead_key<aes256_gcm_functions>;

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
