// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_ED25519_HPP
#define HANDFAST_CRYPTO_SODIUM_ED25519_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <sodium/crypto_sign_ed25519.h>

#include <handfast/core/bytes.hpp>
#include <handfast/core/presence.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/random.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// A model of `crypto::signing_key` on libsodium's Ed25519.
class ed25519 {
public:
    static constexpr std::string_view name = "Ed25519";
    static constexpr std::size_t private_size = crypto_sign_ed25519_SEEDBYTES;
    static constexpr std::size_t public_size = crypto_sign_ed25519_PUBLICKEYBYTES;
    static constexpr std::size_t signature_size = crypto_sign_ed25519_BYTES;

    [[nodiscard]] static ed25519 generate() noexcept { return from_private(random_secret<private_size>()); }
    [[nodiscard]] static ed25519 from_private(secret<private_size> const& seed) noexcept { return ed25519{seed}; }

    [[nodiscard]] std::array<std::uint8_t, public_size> public_key() const noexcept { return public_; }
    [[nodiscard]] result<std::array<std::uint8_t, signature_size>, failure> sign(byte_view message) const noexcept {
        // A private value that was moved away is zero, which anybody knows.
        if (!present_) return fail(failure::no_key);
        std::array<std::uint8_t, signature_size> signature;
        crypto_sign_ed25519_detached(signature.data(), nullptr, message.data(), message.size(),
                                     expanded_.reveal().data());
        return signature;
    }
    [[nodiscard]] static result<void, failure> verify(
        std::span<std::uint8_t const, public_size> key, byte_view message,
        std::span<std::uint8_t const, signature_size> signature) noexcept {
        if (crypto_sign_ed25519_verify_detached(signature.data(), message.data(), message.size(), key.data()) != 0)
            return fail(failure::bad_signature);
        return {};
    }

private:
    explicit ed25519(secret<private_size> const& seed) noexcept {
        crypto_sign_ed25519_seed_keypair(public_.data(), expanded_.writable().data(), seed.reveal().data());
    }

    secret<crypto_sign_ed25519_SECRETKEYBYTES> expanded_;
    std::array<std::uint8_t, public_size> public_;
    presence present_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
