// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MGF1_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MGF1_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/detail/hash_oid.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// MGF1 (RFC 8017 appendix B.2.1), added to `out` bit by bit. Seed and mask may be secret.
template <signing_hash Hash>
void add_mask(byte_view seed, byte_span out) noexcept {
    secret<Hash::size> block;
    for (std::uint32_t counter = 0; !out.empty(); ++counter) {
        std::uint8_t count[4];
        store_big_endian(counter, count);
        Hash hash;
        hash.update(seed);
        hash.update(count);
        hash.finish(block.writable());
        std::size_t const size = std::min(out.size(), block.size());
        for (std::size_t i = 0; i < size; ++i) out[i] ^= block.reveal()[i];
        out = out.subspan(size);
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
