// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_HASH_HPP
#define HANDFAST_CRYPTO_HASH_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// What a hash function's output is held in.
template <class Hash>
using digest = std::array<std::uint8_t, Hash::size>;

/// A hash function in progress: starts empty, takes bytes, gives a digest of `size` bytes and starts anew.
/// `clone()` is the way to have the digest of what came so far and go on, as a transcript does; there is no implicit
/// copy, and the state is wiped when it dies or is moved from, since what it hashed may have been secret.
/// `block_size` is what HMAC calls B (RFC 2104 §2), in bytes.
template <class Hash>
concept hash = std::default_initializable<Hash> && std::movable<Hash> && !std::copy_constructible<Hash> &&
               requires(Hash h, Hash const& seen, byte_view more, std::span<std::uint8_t, Hash::size> out) {
                   { Hash::size } -> std::convertible_to<std::size_t>;
                   { Hash::block_size } -> std::convertible_to<std::size_t>;
                   { Hash::name } -> std::convertible_to<std::string_view>;
                   { h.update(more) } noexcept;
                   { h.finish(out) } noexcept;
                   { h.finish() } noexcept -> std::same_as<digest<Hash>>;
                   { seen.clone() } noexcept -> std::same_as<Hash>;
               };

/// The digest of `parts`, one after another: `digest_of<sha256>(bytes)`, `digest_of<sha384>({head, body})`.
template <hash Hash>
[[nodiscard]] digest<Hash> digest_of(std::initializer_list<byte_view> parts) noexcept {
    Hash h;
    for (auto const part : parts) h.update(part);
    return h.finish();
}
template <hash Hash>
[[nodiscard]] digest<Hash> digest_of(byte_view bytes) noexcept {
    return digest_of<Hash>({bytes});
}

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
