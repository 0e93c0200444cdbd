// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_KEY_EXCHANGE_HPP
#define HANDFAST_CRYPTO_KEY_EXCHANGE_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// A Diffie-Hellman function: one side's key pair, whose private half never leaves it.
///
/// - `generate()` makes a pair from random bytes; `from_private(bytes)` one from a private value that is there already.
/// - `public_value()` is what the peer is sent; a pair that was moved away still tells it.
/// - `agree(theirs)` is the secret that both sides come to. `weak_public_value` where that would be the same whatever
///   this side's private value is; `no_key` of a pair that was moved away.
///
/// All sizes are in bytes. A pair is moved, never copied, and wiped.
template <class Pair>
concept key_exchange = std::movable<Pair> && !std::copy_constructible<Pair> &&
                       requires(Pair const& own, secret<Pair::private_size> const& scalar,
                                std::span<std::uint8_t const, Pair::public_size> theirs) {
                           { Pair::name } -> std::convertible_to<std::string_view>;
                           { Pair::generate() } noexcept -> std::same_as<Pair>;
                           { Pair::from_private(scalar) } noexcept -> std::same_as<Pair>;
                           { own.public_value() } noexcept -> std::same_as<std::array<std::uint8_t, Pair::public_size>>;
                           { own.agree(theirs) } noexcept -> std::same_as<result<secret<Pair::shared_size>, failure>>;
                       };

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
