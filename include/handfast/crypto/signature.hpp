// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SIGNATURE_HPP
#define HANDFAST_CRYPTO_SIGNATURE_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// A signature scheme with keys and signatures of fixed size: who holds one of these can sign; `verify` is for
/// everybody.
///
/// - `generate()` makes a key from random bytes; `from_private(bytes)` one from a private value that is there already.
/// - `public_key()`, which a key that was moved away still tells, is what verifies:
///   `Key::verify(public_key, message, signature)` says `bad_signature` where it does not.
/// - `sign(message)` signs; `no_key` where the key was moved away.
///
/// All sizes are in bytes. A key is moved, never copied, and wiped. (RSA, whose sizes belong to a key, is apart.)
template <class Key>
concept signing_key = std::movable<Key> && !std::copy_constructible<Key> &&
                      requires(Key const& own, secret<Key::private_size> const& seed, byte_view message,
                               std::span<std::uint8_t const, Key::public_size> key,
                               std::span<std::uint8_t const, Key::signature_size> signature) {
                          { Key::name } -> std::convertible_to<std::string_view>;
                          { Key::generate() } noexcept -> std::same_as<Key>;
                          { Key::from_private(seed) } noexcept -> std::same_as<Key>;
                          { own.public_key() } noexcept -> std::same_as<std::array<std::uint8_t, Key::public_size>>;
                          {
                              own.sign(message)
                          } noexcept -> std::same_as<result<std::array<std::uint8_t, Key::signature_size>, failure>>;
                          { Key::verify(key, message, signature) } noexcept -> std::same_as<result<void, failure>>;
                      };

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
