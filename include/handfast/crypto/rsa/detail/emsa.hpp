// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_EMSA_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_EMSA_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/rsa/detail/hash_oid.hpp>
#include <handfast/crypto/rsa/detail/mgf1.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// EMSA-PKCS1-v1_5 (RFC 8017 §9.2): fills `out` with 00 01 FF .. FF 00 and the DigestInfo. There is room: the
/// shortest key has 256 bytes.
template <signing_hash Hash>
void encode_pkcs1(crypto::digest<Hash> const& digest, byte_span out) noexcept {
    byte_view const oid = hash_oid<Hash>::value;
    auto const size = static_cast<std::uint8_t>(digest.size());
    auto const oid_size = static_cast<std::uint8_t>(oid.size());
    std::size_t const info_size = 10 + oid.size() + digest.size();
    std::ranges::fill(out, std::uint8_t{0xff});
    out[0] = 0;
    out[1] = 1;
    auto const info = out.last(info_size);
    out[out.size() - info_size - 1] = 0;
    // SEQUENCE { SEQUENCE { OBJECT IDENTIFIER, NULL }, OCTET STRING }
    info[0] = 0x30;
    info[1] = static_cast<std::uint8_t>(info_size - 2);
    info[2] = 0x30;
    info[3] = static_cast<std::uint8_t>(oid_size + 4);
    info[4] = 0x06;
    info[5] = oid_size;
    std::ranges::copy(oid, info.begin() + 6);
    auto const rest = info.subspan(6 + oid.size());
    rest[0] = 0x05;
    rest[1] = 0x00;
    rest[2] = 0x04;
    rest[3] = size;
    std::ranges::copy(digest, rest.begin() + 4);
}

/// EMSA-PSS encoding (RFC 8017 §9.1.1) with MGF1 over the same hash: fills `out`, k bytes, for a modulus of
/// `modulus_bits`. False where there is no room for the salt.
template <signing_hash Hash>
[[nodiscard]] bool encode_pss(crypto::digest<Hash> const& digest, byte_view salt, byte_span out,
                              std::size_t modulus_bits) noexcept {
    std::size_t const bits = modulus_bits - 1;
    // Where the representative has a byte less than the modulus, that byte is zero.
    if (bits % 8 == 0) {
        out[0] = 0;
        out = out.subspan(1);
    }
    if (out.size() < digest.size() + salt.size() + 2) return false;
    auto const block = out.first(out.size() - digest.size() - 1);
    auto const hash = out.subspan(block.size(), digest.size());
    constexpr std::uint8_t zeros[8]{};
    std::ranges::copy(crypto::digest_of<Hash>({byte_view{zeros}, byte_view{digest}, salt}), hash.begin());
    out.back() = 0xbc;
    std::ranges::fill(block, std::uint8_t{0});
    block[block.size() - salt.size() - 1] = 0x01;
    std::ranges::copy(salt, block.end() - static_cast<std::ptrdiff_t>(salt.size()));
    add_mask<Hash>(hash, block);
    block[0] &= static_cast<std::uint8_t>(0xff >> (8 * out.size() - bits));
    return true;
}

/// EMSA-PSS verification (RFC 8017 §9.1.2) with MGF1 over the same hash and a salt of `salt_size` bytes.
/// `encoded` is the whole representative, k bytes, and is worked in; `modulus_bits` is the key's.
template <signing_hash Hash>
[[nodiscard]] bool verify_pss(crypto::digest<Hash> const& digest, byte_span encoded, std::size_t modulus_bits,
                              std::size_t salt_size) noexcept {
    std::size_t const bits = modulus_bits - 1;
    // Where the representative has a byte less than the modulus, that byte is zero.
    if (bits % 8 == 0) {
        if (encoded[0] != 0) return false;
        encoded = encoded.subspan(1);
    }
    std::size_t const hash_size = digest.size();
    if (encoded.size() < hash_size + 2 || salt_size > encoded.size() - hash_size - 2) return false;
    if (encoded.back() != 0xbc) return false;
    auto const block = encoded.first(encoded.size() - hash_size - 1);
    auto const hash = encoded.subspan(block.size(), hash_size);
    auto const used = static_cast<std::uint8_t>(0xff >> (8 * encoded.size() - bits));
    if ((block[0] & ~used) != 0) return false;
    add_mask<Hash>(hash, block);
    block[0] &= used;
    auto const padding = block.first(block.size() - salt_size - 1);
    if (std::ranges::any_of(padding, [](std::uint8_t byte) { return byte != 0; })) return false;
    if (block[padding.size()] != 0x01) return false;
    constexpr std::uint8_t zeros[8]{};
    return same_bytes(crypto::digest_of<Hash>({byte_view{zeros}, byte_view{digest}, block.last(salt_size)}), hash);
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
