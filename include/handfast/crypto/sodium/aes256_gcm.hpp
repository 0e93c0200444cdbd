// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_AES256_GCM_HPP
#define HANDFAST_CRYPTO_SODIUM_AES256_GCM_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <sodium/crypto_aead_aes256gcm.h>
#include <sodium/utils.h>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/sodium/ready.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// A model of `crypto::aead` on libsodium's AES-256-GCM with the key's schedule computed once.
class aes256_gcm {
public:
    static constexpr std::string_view name = "AES-256-GCM";
    static constexpr std::size_t key_size = crypto_aead_aes256gcm_KEYBYTES;
    static constexpr std::size_t nonce_size = crypto_aead_aes256gcm_NPUBBYTES;
    static constexpr std::size_t tag_size = crypto_aead_aes256gcm_ABYTES;
    /// 2^24.5 full records (RFC 8446 §5.5), rounded down.
    static constexpr std::uint64_t seal_limit = 23'726'566;

    /// Whether this processor has the instructions that libsodium's AES needs.
    [[nodiscard]] static bool available() noexcept { return ready() && crypto_aead_aes256gcm_is_available() == 1; }

    /// A key ready for use; it seals at most `seals` messages, and never more than `seal_limit`.
    [[nodiscard]] static result<aes256_gcm, failure> with_key(secret<key_size> const& key,
                                                              std::uint64_t seals = seal_limit) noexcept {
        if (!ready()) return fail(failure::library_unusable);
        if (!available()) return fail(failure::not_on_this_processor);
        return aes256_gcm{key, std::min(seals, seal_limit)};
    }

    aes256_gcm(aes256_gcm const&) = delete;
    aes256_gcm& operator=(aes256_gcm const&) = delete;
    /// What is moved from can seal and open nothing.
    aes256_gcm(aes256_gcm&& other) noexcept
        : schedule_(other.schedule_), uses_left_(other.uses_left_), present_(other.present_) {
        other.retire();
    }
    aes256_gcm& operator=(aes256_gcm&& other) noexcept {
        if (this != &other) {
            schedule_ = other.schedule_;
            uses_left_ = other.uses_left_;
            present_ = other.present_;
            other.retire();
        }
        return *this;
    }
    ~aes256_gcm() { retire(); }

    /// How many messages this key may still seal.
    [[nodiscard]] std::uint64_t seals_left() const noexcept { return uses_left_; }

    /// Encrypts `bytes` where they stand and writes their tag. The same nonce twice under one key gives both
    /// messages and the key for forging away (RFC 5116 §5.1.1).
    result<void, failure> seal(std::span<std::uint8_t const, nonce_size> nonce, byte_view associated, byte_span bytes,
                               std::span<std::uint8_t, tag_size> tag) noexcept {
        if (!present_) return fail(failure::no_key);
        if (uses_left_ == 0) return fail(failure::key_used_up);
        if (bytes.size() > crypto_aead_aes256gcm_MESSAGEBYTES_MAX) return fail(failure::message_too_long);
        --uses_left_;
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        crypto_aead_aes256gcm_encrypt_detached_afternm(text, tag.data(), nullptr, text, bytes.size(), associated.data(),
                                                       associated.size(), nullptr, nonce.data(), &schedule_);
        return {};
    }

    /// Decrypts `bytes` where they stand if they, `associated` and `tag` are authentic; zeroes them otherwise.
    [[nodiscard]] result<void, failure> open(std::span<std::uint8_t const, nonce_size> nonce, byte_view associated,
                                             byte_span bytes,
                                             std::span<std::uint8_t const, tag_size> tag) const noexcept {
        // The schedule of a key that was moved away is zero, under which anybody could make a tag.
        if (!present_) return fail(failure::no_key);
        if (bytes.size() > crypto_aead_aes256gcm_MESSAGEBYTES_MAX) return fail(failure::message_too_long);
        std::uint8_t nothing = 0;
        auto* const text = bytes.empty() ? &nothing : bytes.data();
        if (crypto_aead_aes256gcm_decrypt_detached_afternm(text, nullptr, text, bytes.size(), tag.data(),
                                                           associated.data(), associated.size(), nonce.data(),
                                                           &schedule_) != 0) {
            wipe(bytes);
            return fail(failure::not_authentic);
        }
        return {};
    }

private:
    aes256_gcm(secret<key_size> const& key, std::uint64_t seals) noexcept : uses_left_(seals) {
        crypto_aead_aes256gcm_beforenm(&schedule_, key.reveal().data());
    }

    void retire() noexcept {
        sodium_memzero(&schedule_, sizeof schedule_);
        uses_left_ = 0;
        present_ = false;
    }

    crypto_aead_aes256gcm_state schedule_;
    std::uint64_t uses_left_;
    bool present_ = true;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
