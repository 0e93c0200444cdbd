// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_WRAP_HPP
#define HANDFAST_CRYPTO_RSA_WRAP_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/hmac.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/detail/eme.hpp>
#include <handfast/crypto/rsa/detail/private_operation.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/crypto/sha256.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// What the padding of PKCS#1 v1.5 takes at least, in bytes: 00 02, eight that are random and not zero, 00.
inline constexpr std::size_t wrap_overhead = 11;

/// Encrypts `secret` for the holder of the private key with the padding of PKCS#1 v1.5 (RFC 8017 §7.2.1), as TLS's
/// RSA key transport has it (RFC 5246 §7.4.7.1). `out` is of exactly `key.size()` bytes. No allocation.
[[nodiscard]] inline result<void, failure> wrap(public_key const& key, byte_view secret, byte_span out) noexcept {
    std::size_t const size = key.size();
    if (out.size() != size) return fail(failure::output_too_short);
    if (secret.size() > size - wrap_overhead) return fail(failure::secret_too_long);

    handfast::secret<greatest_size> block;
    auto const encoded = block.writable().first(size);
    auto const padding = encoded.subspan(2, size - 3 - secret.size());
    encoded[0] = 0x00;
    encoded[1] = 0x02;
    // Which bytes are drawn again depends on padding that is thrown away, which says nothing about the bytes that take
    // its place: each is drawn afresh, and every one but zero is equally likely. The secret is not in it at all.
    crypto::fill_random(padding);
    for (auto& byte : padding)
        while (byte == 0) crypto::fill_random({&byte, 1});
    encoded[2 + padding.size()] = 0x00;
    for (std::size_t i = 0; i < secret.size(); ++i) encoded[3 + padding.size() + i] = secret[i];
    // Below n: it begins with a zero byte, and n is of `size` bytes.
    detail::natural<detail::whole_capacity> base;
    detail::from_bytes(base.data(), key.modulus_view().size, encoded);
    detail::public_power(key, base, out);
    return {};
}

/// The same into a vector.
[[nodiscard]] inline result<std::vector<std::uint8_t>, failure> wrap(public_key const& key, byte_view secret) {
    std::vector<std::uint8_t> out(key.size());
    if (auto const done = wrap(key, secret, out); !done) return fail(done.error());
    return out;
}

namespace detail {

/// The mask of the padding's being right for a secret of `secret_size` bytes: 00 02, bytes that are not zero, 00, and
/// the secret at the end of `block`. Every byte is looked at, in whatever state the others are.
[[nodiscard]] inline limb well_padded(byte_view block, std::size_t secret_size) noexcept {
    std::size_t const zero_at = block.size() - secret_size - 1;
    limb right = mask_if_zero(block[0]) & mask_if_equal(block[1], 2) & mask_if_zero(block[zero_at]);
    for (std::size_t i = 2; i < zero_at; ++i) right &= ~mask_if_zero(block[i]);
    return right;
}

/// Decrypts `wrapped` to the block of `key.size()` bytes that it was made of: the mask of `wrapped`'s being of that
/// length and below n, and of the private operation's having passed its own check. Where it is publicly invalid another
/// number is decrypted, for the same work.
template <class Watch>
[[nodiscard]] limb decrypt(private_key const& key, byte_view wrapped, byte_span block, Watch& watch) noexcept {
    auto const n = key.public_part().modulus_view();
    natural<whole_capacity> c;
    natural<whole_capacity> m;
    from_bytes(c.data(), n.size, wrapped);
    limb right = mask_of(wrapped.size() == key.size() ? 1 : 0) & is_less(c.data(), n.n, n.size);
    for (std::size_t i = 0; i < n.size; ++i) c[i] &= right;
    c[0] |= ~right & 1;
    right &= private_operation(key.public_part(), *key.numbers(), m.data(), c.data(), watch);
    to_bytes(block, m.data(), n.size);
    return right;
}

/// Decrypts `wrapped`; `chosen` holds the fallback before, and after it either the secret or still the fallback.
///
/// Bleichenbacher, ROBOT, Marvin, Klima-Pokorny-Rosa: what the padding, the length and the version are worth, and
/// whether the private operation passed its own check, is one mask; the choice is made under it byte by byte, and
/// nothing tells the caller which it was. What is publicly invalid (of another length than the key's, or
/// not below n) costs the same work and ends in the fallback too.
///
/// Misuse of raw decryption: this is all there is. No function gives the block with its padding, or says whether that
/// was right.
template <class Watch>
void unwrap_into(private_key const& key, byte_view wrapped, byte_span chosen, std::optional<std::uint16_t> version,
                 Watch& watch) noexcept {
    if (key.numbers() == nullptr) return;
    handfast::secret<greatest_size> block;
    auto const padded = block.writable().first(key.size());
    limb right = decrypt(key, wrapped, padded, watch);
    right &= well_padded(padded, chosen.size());
    auto const secret = padded.last(chosen.size());
    if (version) right &= mask_if_equal(static_cast<limb>(secret[0]) << 8 | secret[1], *version);

    auto const mask = static_cast<std::uint8_t>(right);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = static_cast<std::uint8_t>(chosen[i] ^ (mask & (chosen[i] ^ secret[i])));
}

}  // namespace detail

/// Decrypts a secret that `wrap` made and whose length is known: `secret` holds a fallback before, and after it the
/// secret where `wrapped` holds one of that length, else still the fallback. Neither the result nor the time
/// says which: the caller draws the fallback at random, goes on with whatever is there, and finds out when
/// the peer turns out not to know it.
///
/// Publicly invalid ciphertext: `invalid_ciphertext` where `wrapped` is not of `key.size()` bytes or not below n, which
/// anybody can see. `secret_too_long` beyond `key.size() - wrap_overhead` bytes, `no_key` for a key that was moved
/// away. `secret` is then untouched.
[[nodiscard]] inline result<void, failure> unwrap_into(private_key const& key, byte_view wrapped,
                                                       byte_span secret) noexcept {
    if (key.numbers() == nullptr) return fail(failure::no_key);
    if (secret.size() > key.size() - wrap_overhead) return fail(failure::secret_too_long);
    detail::natural<detail::whole_capacity> c;
    if (!detail::read_representative(key.public_part(), c, wrapped)) return fail(failure::invalid_ciphertext);
    detail::unwatched watch;
    detail::unwrap_into(key, wrapped, secret, std::nullopt, watch);
    return {};
}

/// The same for a secret of fixed size: the secret or `fallback`, which of them the result does not say.
template <std::size_t Size>
    requires(Size <= greatest_size - wrap_overhead)
[[nodiscard]] result<secret<Size>, failure> unwrap(private_key const& key, byte_view wrapped,
                                                   secret<Size> fallback) noexcept {
    if (auto const done = unwrap_into(key, wrapped, fallback.writable()); !done) return fail(done.error());
    return fallback;
}

/// The premaster secret of TLS's RSA key transport (RFC 5246 §7.4.7.1): 48 bytes that begin with the version that the
/// ClientHello offered. Where `wrapped` holds anything else, be it publicly invalid, the result is `fallback`,
/// 48 random bytes drawn beforehand, after the same work.
[[nodiscard]] inline secret<48> unwrap_premaster(private_key const& key, byte_view wrapped,
                                                 std::uint16_t client_version, secret<48> fallback) noexcept {
    detail::unwatched watch;
    detail::unwrap_into(key, wrapped, fallback.writable(), client_version, watch);
    return fallback;
}

namespace detail {
template <class Watch>
[[nodiscard]] secret_bytes unwrap_implicitly(private_key const& key, byte_view wrapped, Watch& watch) {
    std::size_t const size = key.size();
    handfast::secret<greatest_size> block;
    handfast::secret<greatest_size> stand_in;
    auto const decrypted = block.writable().first(size);
    auto const synthetic = stand_in.writable().first(size);
    limb const right = decrypt(key, wrapped, decrypted, watch);

    handfast::secret<greatest_size> exponent;
    auto const d = exponent.writable().first(size);
    to_bytes(d, key.numbers()->d.data(), key.public_part().modulus_view().size);
    handfast::secret<crypto::sha256::size> derived;
    {
        handfast::secret<crypto::sha256::size> hashed;
        crypto::sha256 hash;
        hash.update(d);
        hash.finish(hashed.writable());
        derived = crypto::hmac<crypto::sha256>{hashed.reveal()}.update(wrapped).finish();
    }
    crypto::hmac<crypto::sha256> rejection{derived.reveal()};
    fill_rejection(rejection, "message", synthetic);

    // The last of 128 candidates that is short enough; more than half of all are.
    handfast::secret<256> candidates;
    fill_rejection(rejection, "length", candidates.writable());
    std::size_t const longest = size - 2 - least_padding;
    std::size_t const used_bits = (std::size_t{1} << std::bit_width(longest)) - 1;
    std::size_t length = 0;
    for (std::size_t i = 0; i < 256; i += 2) {
        std::size_t const candidate = (std::size_t{candidates.reveal()[i]} << 8 | candidates.reveal()[i + 1]) &
                                      used_bits;
        length = choose_size(mask_if_less(candidate, longest), candidate, length);
    }

    auto const message = find_pkcs1(decrypted);
    limb const chosen = right & message.right;
    auto const mask = static_cast<std::uint8_t>(chosen);
    for (std::size_t i = 0; i < size; ++i)
        synthetic[i] = static_cast<std::uint8_t>(synthetic[i] ^ (mask & (synthetic[i] ^ decrypted[i])));
    // Of what is there now the length is told, whichever it is.
    std::size_t begin = choose_size(chosen, message.begin, size - length);
    watch.told(begin);
    return secret_bytes{synthetic.subspan(begin)};
}
}  // namespace detail

/// Decrypts a secret of any length that was encrypted with the padding of PKCS#1 v1.5, for protocols that are bound
/// to it and have no secret to fall back on. Implicit rejection (draft-irtf-cfrg-rsa-guidance): where `wrapped` holds
/// nothing, the result is made of the key and of `wrapped`, always the same and of a length that tells nothing, after
/// the same work; whoever sent it cannot tell that it was not what was encrypted. `invalid_ciphertext` where
/// `wrapped` is not of `key.size()` bytes or not below n, which anybody can see; `no_key` for a key that was moved
/// away.
[[nodiscard]] inline result<secret_bytes, failure> unwrap(private_key const& key, byte_view wrapped) {
    if (key.numbers() == nullptr) return fail(failure::no_key);
    detail::natural<detail::whole_capacity> c;
    if (!detail::read_representative(key.public_part(), c, wrapped)) return fail(failure::invalid_ciphertext);
    detail::unwatched watch;
    return detail::unwrap_implicitly(key, wrapped, watch);
}

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
