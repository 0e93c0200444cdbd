// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_KDF_HPP
#define HANDFAST_CRYPTO_KDF_HPP

#include <concepts>
#include <initializer_list>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/error.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// A function that derives keys: `derive(key, context, out)` fills `out` from a secret key and a public context, which
/// is given in parts and is what they are together. Other contexts give bytes that have nothing to do with these; a
/// shorter `out` gives the beginning of a longer one. `output_too_long` where it cannot give so much.
template <class Kdf>
concept kdf = requires(byte_view key, std::initializer_list<byte_view> context, byte_span out) {
    { Kdf::derive(key, context, out) } noexcept -> std::same_as<result<void, failure>>;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
