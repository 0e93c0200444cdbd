// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_PUBLIC_KEY_HPP
#define HANDFAST_CRYPTO_RSA_PUBLIC_KEY_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <handfast/asn1/der.hpp>
#include <handfast/asn1/pem.hpp>
#include <handfast/crypto/rsa/detail/modulus.hpp>
#include <handfast/crypto/rsa/detail/power.hpp>
#include <handfast/crypto/rsa/detail/read_file.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/size.hpp>
#include <handfast/crypto/sha256.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// An RSA public key (RFC 8017 §3.1): n odd, of 2,048 to 8,192 bits; e odd, of at most 33 bits and at least 3.
/// Immutable; may be copied, and shared between threads.
class public_key {
public:
    /// From the magnitudes of n and e, most significant byte first; leading zeros do not count.
    [[nodiscard]] static result<public_key, failure> from_numbers(byte_view n, byte_view e) noexcept {
        // Small or huge e, huge n: with the least e a short message is its own root, and a key with huge numbers
        // costs whoever uses it more than it cost to send. Both are refused before anything is computed with them.
        while (!n.empty() && n[0] == 0) n = n.subspan(1);
        while (!e.empty() && e[0] == 0) e = e.subspan(1);
        std::size_t const bits = n.empty() ? 0 : 8 * n.size() - static_cast<std::size_t>(std::countl_zero(n[0]));
        if (bits < least_bits) return fail(failure::modulus_too_small);
        if (bits > greatest_bits) return fail(failure::modulus_too_large);
        if ((n.back() & 1) == 0) return fail(failure::modulus_even);
        if (e.size() > 5 || (e.size() == 5 && e[0] > 1)) return fail(failure::exponent_too_large);
        std::uint64_t exponent = 0;
        for (auto const byte : e) exponent = exponent << 8 | byte;
        if (exponent < 3) return fail(failure::exponent_too_small);
        if (exponent % 2 == 0) return fail(failure::exponent_even);
        return public_key{n, bits, exponent};
    }

    /// From DER: a SubjectPublicKeyInfo (RFC 5280 §4.1, RFC 3279 §2.3.1) or an RSAPublicKey (RFC 8017 appendix A.1.1).
    [[nodiscard]] static result<public_key, failure> from_der(byte_view der) noexcept {
        asn1::reader whole{der};
        auto outer = whole.sequence();
        if (!outer || !whole.finish()) return fail(failure::malformed_der);
        if (outer->next_is(asn1::tag::integer)) return from_sequence(*outer);

        auto algorithm = outer->sequence();
        if (!algorithm) return fail(failure::malformed_der);
        auto const oid = algorithm->oid();
        if (!oid) return fail(failure::malformed_der);
        if (!(asn1::oids::rsa_encryption == *oid)) return fail(failure::not_rsa);
        if (!algorithm->null() || !algorithm->finish()) return fail(failure::malformed_der);
        auto const key = outer->bit_string();
        if (!key || !outer->finish()) return fail(failure::malformed_der);
        asn1::reader inner{*key};
        auto numbers = inner.sequence();
        if (!numbers || !inner.finish()) return fail(failure::malformed_der);
        return from_sequence(*numbers);
    }

    /// From the first block of a PEM text that is a PUBLIC KEY or an RSA PUBLIC KEY.
    [[nodiscard]] static result<public_key, failure> from_pem(std::string_view text) {
        auto const blocks = asn1::parse_pem(text);
        if (!blocks) return fail(failure::malformed_pem);
        for (auto const& block : *blocks)
            if (block.label == "PUBLIC KEY" || block.label == "RSA PUBLIC KEY") return from_der(block.der.reveal());
        return fail(failure::no_key_in_pem);
    }

    /// The same from a file of at most 256 KiB; `cannot_read` where there is none.
    [[nodiscard]] static result<public_key, failure> from_pem_file(std::string const& path) {
        auto const text = detail::read_file(path);
        if (!text) return fail(text.error());
        return from_pem(as_chars(text->reveal()));
    }

    /// The length of the modulus in bits, and in bytes, rounded up: the k of RFC 8017. Whatever the key encrypts
    /// or signs is of exactly that many bytes.
    [[nodiscard]] std::size_t bits() const noexcept { return bits_; }
    [[nodiscard]] std::size_t size() const noexcept { return (bits_ + 7) / 8; }
    [[nodiscard]] std::uint64_t exponent() const noexcept { return exponent_; }
    /// n in `size()` bytes, most significant first.
    [[nodiscard]] std::vector<std::uint8_t> modulus() const {
        std::vector<std::uint8_t> bytes(size());
        detail::to_bytes(bytes, n_.value(), n_.size());
        return bytes;
    }

    /// The key as a SubjectPublicKeyInfo, in DER and in PEM.
    [[nodiscard]] std::vector<std::uint8_t> spki_der() const {
        asn1::writer w;
        w.sequence([&] {
            w.sequence([&] {
                w.oid(asn1::oids::rsa_encryption);
                w.null();
            });
            w.bit_string([&] { write_pkcs1(w); });
        });
        return w.take();
    }
    [[nodiscard]] std::string spki_pem() const { return asn1::encode_pem("PUBLIC KEY", spki_der()); }
    /// The key as an RSAPublicKey (PKCS#1), in DER and in PEM.
    [[nodiscard]] std::vector<std::uint8_t> pkcs1_der() const {
        asn1::writer w;
        write_pkcs1(w);
        return w.take();
    }
    [[nodiscard]] std::string pkcs1_pem() const { return asn1::encode_pem("RSA PUBLIC KEY", pkcs1_der()); }

    /// The SHA-256 of `spki_der()`: the name by which keys are pinned (RFC 7469 §2.4).
    [[nodiscard]] std::array<std::uint8_t, 32> fingerprint() const {
        return crypto::digest_of<crypto::sha256>(spki_der());
    }

    [[nodiscard]] friend bool operator==(public_key const& a, public_key const& b) noexcept {
        return a.bits_ == b.bits_ && a.exponent_ == b.exponent_ &&
               detail::is_equal(a.n_.value(), b.n_.value(), a.n_.size()) != 0;
    }

    /// For the operations on it.
    [[nodiscard]] detail::modulus_view modulus_view() const noexcept { return n_.view(); }

private:
    void write_pkcs1(asn1::writer& w) const {
        w.sequence([&] {
            w.unsigned_integer(modulus());
            w.small_integer(exponent_);
        });
    }

    public_key(byte_view n, std::size_t bits, std::uint64_t exponent) noexcept : bits_(bits), exponent_(exponent) {
        detail::natural<detail::whole_capacity> value;
        std::size_t const size = detail::limbs_for(bits);
        detail::from_bytes(value.data(), size, n);
        n_.set(value.data(), size);
    }

    [[nodiscard]] static result<public_key, failure> from_sequence(asn1::reader numbers) noexcept {
        auto const n = numbers.unsigned_integer();
        auto const e = numbers.unsigned_integer();
        if (!n || !e || !numbers.finish()) return fail(failure::malformed_der);
        return from_numbers(*n, *e);
    }

    detail::modulus n_;
    std::size_t bits_;
    std::uint64_t exponent_;
};

namespace detail {

/// out = base^e mod n (RFC 8017 §5.1.1 and §5.2.2) in `key.size()` bytes, for a base below n of the modulus's limbs.
/// Nothing depends on the value of `base`.
inline void public_power(public_key const& key, natural<whole_capacity> const& base, byte_span out) noexcept {
    auto const m = key.modulus_view();
    natural<whole_capacity> result;
    with_field(m, [&](field& f) {
        element x;
        element power;
        f.enter(x, base.data());
        power_public(f, power, x, key.exponent());
        f.leave(result.data(), power);
    });
    to_bytes(out, result.data(), m.size);
}

/// Whether `bytes`, which are public, are of exactly `key.size()` bytes and a number below n, as every ciphertext and
/// every signature is (RFC 8017 §7.2.2, §8.2.2); if so it stands in `x`.
[[nodiscard]] inline bool read_representative(public_key const& key, natural<whole_capacity>& x,
                                              byte_view bytes) noexcept {
    if (bytes.size() != key.size()) return false;
    auto const m = key.modulus_view();
    from_bytes(x.data(), m.size, bytes);
    return is_less(x.data(), m.n, m.size) != 0;
}

/// `public_power` of a public base: false where `base` is not of `key.size()` bytes or not below n.
[[nodiscard]] inline bool public_operation(public_key const& key, byte_view base, byte_span out) noexcept {
    natural<whole_capacity> x;
    if (!read_representative(key, x, base)) return false;
    public_power(key, x, out);
    return true;
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
