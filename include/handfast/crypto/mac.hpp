// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_MAC_HPP
#define HANDFAST_CRYPTO_MAC_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// A code by which who knows a key recognises a message, such as HMAC: made of a key of any length, takes bytes, gives
/// a code of `size` bytes and starts anew under the same key.
///
/// - `finish()` is the code of what came since the last one; it is secret until it is sent.
/// - `verify(code)` is whether that is the code of what came, compared in constant time.
///
/// What it keeps of the key is moved, never copied, and wiped.
template <class Mac>
concept mac = std::movable<Mac> && !std::copy_constructible<Mac> && std::constructible_from<Mac, byte_view> &&
              requires(Mac m, byte_view bytes, std::span<std::uint8_t, Mac::size> out) {
                  { Mac::size } -> std::convertible_to<std::size_t>;
                  { m.update(bytes) } noexcept;
                  { m.finish(out) } noexcept;
                  { m.finish() } noexcept -> std::same_as<secret<Mac::size>>;
                  { m.verify(bytes) } noexcept -> std::same_as<bool>;
              };

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
