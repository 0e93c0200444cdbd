// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_OAEP_HPP
#define HANDFAST_CRYPTO_RSA_OAEP_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/detail/eme.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/crypto/rsa/wrap.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// A hash that OAEP is offered with: `crypto::sha256`, `crypto::sha384`, `crypto::sha512`.
template <class Hash>
concept oaep_hash = detail::signing_hash<Hash>;

/// Encrypts `secret` for the holder of the private key: RSAES-OAEP (RFC 8017 §7.1.1) with `Hash`, MGF1 over the same
/// hash, and a label that whoever decrypts must name. What new protocols should use.
///
/// `out` is of exactly `key.size()` bytes, else `output_too_short`; the secret has at most
/// `key.size() - 2 * Hash::size - 2` bytes, else `secret_too_long`. No allocation.
template <oaep_hash Hash>
[[nodiscard]] result<void, failure> wrap_oaep_into(public_key const& key, byte_view secret, byte_span out,
                                                   byte_view label = {}) noexcept {
    std::size_t const size = key.size();
    if (out.size() != size) return fail(failure::output_too_short);
    if (secret.size() > size - 2 * Hash::size - 2) return fail(failure::secret_too_long);
    handfast::secret<greatest_size> block;
    auto const encoded = block.writable().first(size);
    auto const seed = crypto::random_secret<Hash::size>();
    detail::encode_oaep<Hash>(secret, label, seed.reveal(), encoded);
    // Below n: it begins with a zero byte, and n is of `size` bytes.
    detail::natural<detail::whole_capacity> base;
    detail::from_bytes(base.data(), key.modulus_view().size, encoded);
    detail::public_power(key, base, out);
    return {};
}
/// The same into a vector: `wrap_oaep<crypto::sha256>(key, secret)`.
template <oaep_hash Hash>
[[nodiscard]] result<std::vector<std::uint8_t>, failure> wrap_oaep(public_key const& key, byte_view secret,
                                                                   byte_view label = {}) {
    std::vector<std::uint8_t> out(key.size());
    if (auto const done = wrap_oaep_into<Hash>(key, secret, out, label); !done) return fail(done.error());
    return out;
}

namespace detail {
template <oaep_hash Hash, class Watch>
[[nodiscard]] result<secret_bytes, failure> unwrap_oaep(private_key const& key, byte_view wrapped, byte_view label,
                                                        Watch& watch) {
    handfast::secret<greatest_size> block;
    auto const encoded = block.writable().first(key.size());
    limb right = decrypt(key, wrapped, encoded, watch);
    auto message = find_oaep<Hash>(label, encoded);
    right &= message.right;
    watch.told(right);
    if (right == 0) return fail(failure::bad_padding);
    watch.told(message.begin);
    return secret_bytes{encoded.subspan(message.begin)};
}
}  // namespace detail

/// Decrypts what `wrap_oaep` encrypted (RFC 8017 §7.1.2) with the same hash and label. `bad_padding` for every
/// ciphertext that is not of that kind, in a time that does not say why (Manger 2001), and after a fault of the
/// hardware; `invalid_ciphertext` where `wrapped` is not of `key.size()` bytes or not below n, which anybody can see;
/// `no_key` for a key that was moved away.
template <oaep_hash Hash>
[[nodiscard]] result<secret_bytes, failure> unwrap_oaep(private_key const& key, byte_view wrapped,
                                                        byte_view label = {}) {
    if (key.numbers() == nullptr) return fail(failure::no_key);
    detail::natural<detail::whole_capacity> c;
    if (!detail::read_representative(key.public_part(), c, wrapped)) return fail(failure::invalid_ciphertext);
    detail::unwatched watch;
    return detail::unwrap_oaep<Hash>(key, wrapped, label, watch);
}

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
