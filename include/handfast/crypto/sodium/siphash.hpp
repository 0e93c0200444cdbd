// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_SIPHASH_HPP
#define HANDFAST_CRYPTO_SODIUM_SIPHASH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <sodium/crypto_shorthash_siphash24.h>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// SipHash-2-4 (Aumasson, Bernstein: SipHash: a fast short-input PRF, 2012) by libsodium.
class siphash {
public:
    static constexpr std::string_view name = "SipHash-2-4";
    static constexpr std::size_t key_size = crypto_shorthash_siphash24_KEYBYTES;
    static constexpr std::size_t size = crypto_shorthash_siphash24_BYTES;

    explicit siphash(secret<key_size> key) noexcept : key_(std::move(key)) {}

    [[nodiscard]] std::array<std::uint8_t, size> operator()(byte_view message) const noexcept {
        std::array<std::uint8_t, size> out;
        crypto_shorthash_siphash24(out.data(), message.data(), message.size(), key_.reveal().data());
        return out;
    }

private:
    secret<key_size> key_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
