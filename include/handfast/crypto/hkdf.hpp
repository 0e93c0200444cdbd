// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_HKDF_HPP
#define HANDFAST_CRYPTO_HKDF_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/hmac.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// HKDF-Extract (RFC 5869 §2.2): a pseudorandom key from keying material of any length and quality. `salt` is not
/// secret; an empty one is as good as zeros.
template <hash Hash>
[[nodiscard]] secret<Hash::size> hkdf_extract(byte_view salt, byte_view keying_material) noexcept {
    return hmac<Hash>{salt}.update(keying_material).finish();
}

/// HKDF-Expand (RFC 5869 §2.3): fills `out` from a pseudorandom key and the parts of `info`, one after another.
/// `output_too_long` beyond 255 times the hash's size. No allocation.
template <hash Hash>
[[nodiscard]] result<void, failure> hkdf_expand(byte_view key, std::initializer_list<byte_view> info,
                                                byte_span out) noexcept {
    if (out.size() > 255 * Hash::size) return fail(failure::output_too_long);
    hmac<Hash> mac{key};
    secret<Hash::size> block;
    for (std::uint8_t counter = 1; !out.empty(); ++counter) {
        if (counter > 1) mac.update(block.reveal());
        for (auto const part : info) mac.update(part);
        mac.update({&counter, 1}).finish(block.writable());
        auto const part = out.first(std::min(out.size(), Hash::size));
        std::ranges::copy(block.reveal().first(part.size()), part.begin());
        out = out.subspan(part.size());
    }
    return {};
}

/// HKDF-Expand as a model of `kdf`: the context is RFC 5869's info, the key is what `hkdf_extract` gave.
template <hash Hash>
struct hkdf {
    [[nodiscard]] static result<void, failure> derive(byte_view key, std::initializer_list<byte_view> context,
                                                      byte_span out) noexcept {
        return hkdf_expand<Hash>(key, context, out);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
