// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_X25519_HPP
#define HANDFAST_CRYPTO_SODIUM_X25519_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include <sodium/crypto_scalarmult_curve25519.h>

#include <handfast/core/presence.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/random.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// A model of `crypto::key_exchange` on libsodium's X25519.
class x25519 {
public:
    static constexpr std::string_view name = "X25519";
    static constexpr std::size_t private_size = crypto_scalarmult_curve25519_SCALARBYTES;
    static constexpr std::size_t public_size = crypto_scalarmult_curve25519_BYTES;
    static constexpr std::size_t shared_size = crypto_scalarmult_curve25519_BYTES;

    [[nodiscard]] static x25519 generate() noexcept { return x25519{random_secret<private_size>()}; }
    [[nodiscard]] static x25519 from_private(secret<private_size> const& scalar) noexcept {
        return x25519{scalar.clone()};
    }

    [[nodiscard]] std::array<std::uint8_t, public_size> public_value() const noexcept { return public_; }
    /// libsodium refuses points of small order, for which the result would be all zero (RFC 7748 §6.1).
    [[nodiscard]] result<secret<shared_size>, failure> agree(
        std::span<std::uint8_t const, public_size> theirs) const noexcept {
        // A private value that was moved away is zero, which anybody knows.
        if (!present_) return fail(failure::no_key);
        secret<shared_size> shared;
        if (crypto_scalarmult_curve25519(shared.writable().data(), scalar_.reveal().data(), theirs.data()) != 0)
            return fail(failure::weak_public_value);
        return shared;
    }

private:
    explicit x25519(secret<private_size> scalar) noexcept : scalar_(std::move(scalar)) {
        crypto_scalarmult_curve25519_base(public_.data(), scalar_.reveal().data());
    }

    secret<private_size> scalar_;
    std::array<std::uint8_t, public_size> public_;
    presence present_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
