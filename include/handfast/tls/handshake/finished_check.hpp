// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_FINISHED_CHECK_HPP
#define HANDFAST_TLS_HANDSHAKE_FINISHED_CHECK_HPP

#include <cstdint>
#include <optional>
#include <span>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/tls/handshake/evidence.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

template <crypto::hash Hash, crypto::aead Cipher>
class tls12_key_schedule;

/// The only place where a `verified_finished` is made, and open to key schedules alone: they know what is wanted.
class finished_check {
    template <crypto::hash Hash, crypto::aead Cipher>
    friend class tls12_key_schedule;

    /// The token where `seen` is `wanted`, compared in constant time.
    [[nodiscard]] static std::optional<verified_finished> compare(std::span<std::uint8_t const, 12> wanted,
                                                                  std::span<std::uint8_t const, 12> seen) noexcept {
        if (!equal_in_constant_time(wanted, seen)) return std::nullopt;
        return verified_finished{verified_finished::permit{}};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
