// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_CHACHA20_POLY1305_HPP
#define HANDFAST_CRYPTO_SODIUM_CHACHA20_POLY1305_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include <sodium/crypto_aead_chacha20poly1305.h>

#include <handfast/core/bytes.hpp>
#include <handfast/core/presence.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/sodium/ready.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// A model of `crypto::aead` on libsodium's ChaCha20-Poly1305 with the nonces of RFC 8439.
class chacha20_poly1305 {
public:
    static constexpr std::string_view name = "ChaCha20-Poly1305";
    static constexpr std::size_t key_size = crypto_aead_chacha20poly1305_ietf_KEYBYTES;
    static constexpr std::size_t nonce_size = crypto_aead_chacha20poly1305_ietf_NPUBBYTES;
    static constexpr std::size_t tag_size = crypto_aead_chacha20poly1305_ietf_ABYTES;
    /// Sequence numbers end before this cipher's margin does (RFC 8446 §5.5).
    static constexpr std::uint64_t seal_limit = std::numeric_limits<std::uint64_t>::max();
    /// 64 bytes for each value of the block counter but one (RFC 8439 §2.8), or as much as an address can say.
    static constexpr std::uint64_t greatest_message = crypto_aead_chacha20poly1305_ietf_MESSAGEBYTES_MAX;

    [[nodiscard]] static bool available() noexcept { return ready(); }

    /// A key ready for use; it seals at most `seals` messages.
    [[nodiscard]] static result<chacha20_poly1305, failure> with_key(secret<key_size> const& key,
                                                                     std::uint64_t seals = seal_limit) noexcept {
        if (!ready()) return fail(failure::library_unusable);
        return chacha20_poly1305{key, seals};
    }

    /// How many messages this key may still seal. What is moved from can seal and open nothing.
    [[nodiscard]] std::uint64_t seals_left() const noexcept { return present_ ? uses_left_ : 0; }

    /// Encrypts `bytes` where they stand and writes their tag. The same nonce twice under one key gives both messages
    /// and the key for forging away (RFC 8439 §4).
    result<void, failure> seal(std::span<std::uint8_t const, nonce_size> nonce, byte_view associated, byte_span bytes,
                               std::span<std::uint8_t, tag_size> tag) noexcept {
        if (!present_) return fail(failure::no_key);
        if (uses_left_ == 0) return fail(failure::key_used_up);
        if (bytes.size() > greatest_message) return fail(failure::message_too_long);
        --uses_left_;
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        crypto_aead_chacha20poly1305_ietf_encrypt_detached(text, tag.data(), nullptr, text, bytes.size(),
                                                           associated.data(), associated.size(), nullptr, nonce.data(),
                                                           key_.reveal().data());
        return {};
    }

    /// Decrypts `bytes` where they stand if they, `associated` and `tag` are authentic; zeroes them otherwise.
    [[nodiscard]] result<void, failure> open(std::span<std::uint8_t const, nonce_size> nonce, byte_view associated,
                                             byte_span bytes,
                                             std::span<std::uint8_t const, tag_size> tag) const noexcept {
        if (!present_) return fail(failure::no_key);
        if (bytes.size() > greatest_message) return fail(failure::message_too_long);
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        if (crypto_aead_chacha20poly1305_ietf_decrypt_detached(text, nullptr, text, bytes.size(), tag.data(),
                                                               associated.data(), associated.size(), nonce.data(),
                                                               key_.reveal().data()) != 0) {
            wipe(bytes);
            return fail(failure::not_authentic);
        }
        return {};
    }

private:
    chacha20_poly1305(secret<key_size> const& key, std::uint64_t seals) noexcept
        : key_(key.clone()), uses_left_(seals) {}

    secret<key_size> key_;
    std::uint64_t uses_left_;
    presence present_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
