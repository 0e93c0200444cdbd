// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_EME_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_EME_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/hmac.hpp>
#include <handfast/crypto/rsa/detail/limb.hpp>
#include <handfast/crypto/rsa/detail/mgf1.hpp>
#include <handfast/crypto/rsa/size.hpp>
#include <handfast/crypto/sha256.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// The encodings of encryption (RFC 8017 §7). What a block decodes to, and where in it that begins, is secret until the
// caller is told: every byte is looked at in whatever state the others are.

/// The mask of a < b, for numbers below 2^31.
[[nodiscard]] inline limb mask_if_less(std::size_t a, std::size_t b) noexcept {
    return mask_of(static_cast<limb>((static_cast<std::uint32_t>(a) - static_cast<std::uint32_t>(b)) >> 31));
}

/// The number that the mask chooses.
[[nodiscard]] inline std::size_t choose_size(limb mask, std::size_t a, std::size_t b) noexcept {
    return static_cast<std::size_t>(choose(mask, static_cast<limb>(a), static_cast<limb>(b)));
}

/// A message at the end of a block: where it begins, and the mask of the encoding's being right.
struct found {
    std::size_t begin;
    limb right;
};

/// The least number of bytes of padding (RFC 8017 §7.2.1).
inline constexpr std::size_t least_padding = 8;

/// EME-PKCS1-v1_5 decoding (RFC 8017 §7.2.2) of a whole block: 00 02, at least eight bytes that are not zero, 00.
[[nodiscard]] inline found find_pkcs1(byte_view block) noexcept {
    limb right = mask_if_zero(block[0]) & mask_if_equal(block[1], 2);
    limb seen = 0;
    std::size_t zero_at = 0;
    for (std::size_t i = 2; i < block.size(); ++i) {
        limb const first = mask_if_zero(block[i]) & ~seen;
        zero_at = choose_size(first, i, zero_at);
        seen |= first;
    }
    // Where no zero was seen, 0 is too near to the start as well.
    right &= ~mask_if_less(zero_at, 2 + least_padding);
    return {zero_at + 1, right};
}

/// EME-OAEP encoding (RFC 8017 §7.1.1 step 2) of a message that fits into `block`, k bytes, with a seed of the hash's
/// size.
template <signing_hash Hash>
void encode_oaep(byte_view message, byte_view label, byte_view seed, byte_span block) noexcept {
    auto const masked_seed = block.subspan(1, Hash::size);
    auto const db = block.subspan(1 + Hash::size);
    auto const label_hash = crypto::digest_of<Hash>(label);
    block[0] = 0;
    for (std::size_t i = 0; i < Hash::size; ++i) {
        masked_seed[i] = seed[i];
        db[i] = label_hash[i];
    }
    auto const padding = db.subspan(Hash::size, db.size() - Hash::size - message.size());
    for (auto& byte : padding) byte = 0;
    padding.back() = 1;
    for (std::size_t i = 0; i < message.size(); ++i) db[db.size() - message.size() + i] = message[i];
    add_mask<Hash>(masked_seed, db);
    add_mask<Hash>(db, masked_seed);
}

/// EME-OAEP decoding (RFC 8017 §7.1.2 step 3), in place. Manger: that the first byte is not zero is one more bit of
/// the one mask, as is every other way in which the encoding may be wrong.
template <signing_hash Hash>
[[nodiscard]] found find_oaep(byte_view label, byte_span block) noexcept {
    auto const seed = block.subspan(1, Hash::size);
    auto const db = block.subspan(1 + Hash::size);
    add_mask<Hash>(db, seed);
    add_mask<Hash>(seed, db);
    auto const label_hash = crypto::digest_of<Hash>(label);
    limb right = mask_if_zero(block[0]);
    for (std::size_t i = 0; i < Hash::size; ++i) right &= mask_if_equal(db[i], label_hash[i]);
    limb seen = 0;
    std::size_t begin = 0;
    for (std::size_t i = Hash::size; i < db.size(); ++i) {
        limb const one = mask_if_equal(db[i], 1) & ~seen;
        begin = choose_size(one, i + 1, begin);
        right &= seen | one | mask_if_zero(db[i]);
        seen |= one;
    }
    return {1 + Hash::size + begin, right & seen};
}

/// Fills `out` with the bits that stand in for a message that was not there (draft-irtf-cfrg-rsa-guidance, IRPRF):
/// HMAC on SHA-256 of a counter, the label and the number of bits.
inline void fill_rejection(crypto::hmac<crypto::sha256>& mac, std::string_view label, byte_span out) noexcept {
    std::uint8_t const bits[2]{static_cast<std::uint8_t>(out.size() * 8 >> 8),
                               static_cast<std::uint8_t>(out.size() * 8)};
    for (unsigned counter = 0; !out.empty(); ++counter) {
        std::uint8_t const count[2]{static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter)};
        auto const block = mac.update(count).update(as_bytes(label)).update(bits).finish();
        std::size_t const size = out.size() < block.size() ? out.size() : block.size();
        for (std::size_t i = 0; i < size; ++i) out[i] = block.reveal()[i];
        out = out.subspan(size);
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
