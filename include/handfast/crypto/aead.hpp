// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AEAD_HPP
#define HANDFAST_CRYPTO_AEAD_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// The nonce of a cipher: as many bytes as it asks for.
template <class Cipher>
using aead_nonce = std::span<std::uint8_t const, Cipher::nonce_size>;

/// Authenticated encryption with associated data (RFC 5116), in place and with the tag apart.
///
/// - `Cipher::available()` says whether it can be used in this build and on this processor; `Cipher::name` is what it
///   is called, `key_size`, `nonce_size` and `tag_size` are the lengths it works with.
/// - `Cipher::with_key(key)` makes a key ready for use, or says why it cannot be used here.
/// - `seal(nonce, associated, bytes, tag)` encrypts `bytes` where they stand and writes the tag. Never twice with one
///   nonce: the caller takes it from a counter. A key seals at most `seal_limit` messages; after that it fails
///   (`key_used_up`).
/// - `open(nonce, associated, bytes, tag)` decrypts `bytes` where they stand if all of it is authentic. Where it is
///   not, it fails (`not_authentic`) and leaves zeros.
///
/// Of a key that was moved away both fail (`no_key`): a member of type `presence` tells, and zeros left where a key was
/// would be a key that anybody knows. Every failure but `not_authentic` leaves `bytes` and `tag` as they were.
///
/// All sizes are in bytes. A key is moved, never copied, and wiped. `aead_key` makes a model of a cipher's functions.
template <class Cipher>
concept aead = std::movable<Cipher> && !std::copy_constructible<Cipher> &&
               requires(Cipher c, secret<Cipher::key_size> const& key, aead_nonce<Cipher> nonce, byte_view associated,
                        byte_span bytes, std::span<std::uint8_t, Cipher::tag_size> tag,
                        std::span<std::uint8_t const, Cipher::tag_size> seen_tag) {
                   { Cipher::name } -> std::convertible_to<std::string_view>;
                   { Cipher::seal_limit } -> std::convertible_to<std::uint64_t>;
                   { Cipher::available() } noexcept -> std::same_as<bool>;
                   { Cipher::with_key(key) } noexcept -> std::same_as<result<Cipher, failure>>;
                   { c.seal(nonce, associated, bytes, tag) } noexcept -> std::same_as<result<void, failure>>;
                   { c.open(nonce, associated, bytes, seen_tag) } noexcept -> std::same_as<result<void, failure>>;
               };

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
