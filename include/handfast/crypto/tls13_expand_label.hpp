// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_TLS13_EXPAND_LABEL_HPP
#define HANDFAST_CRYPTO_TLS13_EXPAND_LABEL_HPP

#include <cstdint>
#include <string_view>

#include <handfast/crypto/hkdf.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// HKDF-Expand-Label of TLS 1.3 (RFC 8446 §7.1): fills `out` from a secret, a label without its "tls13 ", and a
/// context, mostly the hash of a transcript:
///
///     tls13_expand_label<sha256>(traffic_secret, "key", {}, out)
///
/// `output_too_long` beyond 255 times the hash's size; `label_too_long` where label or context exceed 249 and 255
/// bytes.
template <hash Hash>
[[nodiscard]] result<void, failure> tls13_expand_label(byte_view secret_key, std::string_view label, byte_view context,
                                                       byte_span out) noexcept {
    constexpr std::string_view prefix = "tls13 ";
    if (label.size() > 255 - prefix.size() || context.size() > 255) return fail(failure::label_too_long);
    if (out.size() > 255 * Hash::size) return fail(failure::output_too_long);
    std::uint8_t const head[]{static_cast<std::uint8_t>(out.size() >> 8), static_cast<std::uint8_t>(out.size()),
                              static_cast<std::uint8_t>(prefix.size() + label.size())};
    std::uint8_t const context_size[]{static_cast<std::uint8_t>(context.size())};
    return hkdf_expand<Hash>(secret_key, {head, as_bytes(prefix), as_bytes(label), context_size, context}, out);
}

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
