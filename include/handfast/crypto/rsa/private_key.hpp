// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_PRIVATE_KEY_HPP
#define HANDFAST_CRYPTO_RSA_PRIVATE_KEY_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <handfast/asn1/der.hpp>
#include <handfast/asn1/pem.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/detail/private_numbers.hpp>
#include <handfast/crypto/rsa/detail/read_file.hpp>
#include <handfast/crypto/rsa/failure.hpp>
#include <handfast/crypto/rsa/public_key.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// An RSA private key of two primes (RFC 8017 §3.2). Every relation between its numbers has been checked.
/// Immutable, so that any number of threads may use one at once; moved, never copied, and wiped. One that was moved
/// from has `size()` 0: `unwrap` and the signatures then say `no_key`, `unwrap_premaster` gives the fallback.
class private_key {
public:
    /// From the magnitudes of the eight numbers, most significant byte first. `failure` names the first relation
    /// that does not hold.
    [[nodiscard]] static result<private_key, failure> from_numbers(private_key_numbers const& written) {
        auto pub = public_key::from_numbers(written.n, written.e);
        if (!pub) return fail(pub.error());
        auto numbers = std::make_unique<detail::private_numbers>();
        if (auto const wrong = detail::take_numbers(*numbers, *pub, written)) return fail(*wrong);
        return private_key{*pub, std::move(numbers)};
    }

    /// From DER: a PrivateKeyInfo (PKCS#8: RFC 5208 §5, RFC 5958 §2) or an RSAPrivateKey (PKCS#1: RFC 8017
    /// appendix A.1.2).
    [[nodiscard]] static result<private_key, failure> from_der(byte_view der) {
        asn1::reader whole{der};
        auto outer = whole.sequence();
        if (!outer || !whole.finish()) return fail(failure::malformed_der);
        // An EncryptedPrivateKeyInfo (RFC 5958 §3) begins with the algorithm, where the others have a version.
        if (outer->next_is(asn1::tag::sequence)) return fail(failure::encrypted_key);
        auto const version = outer->small_integer();
        if (!version) return fail(failure::malformed_der);
        if (outer->next_is(asn1::tag::integer)) return from_sequence(*version, *outer);

        if (*version > 1) return fail(failure::unknown_version);
        auto algorithm = outer->sequence();
        if (!algorithm) return fail(failure::malformed_der);
        auto const oid = algorithm->oid();
        if (!oid) return fail(failure::malformed_der);
        if (!(asn1::oids::rsa_encryption == *oid)) return fail(failure::not_rsa);
        if (!algorithm->null() || !algorithm->finish()) return fail(failure::malformed_der);
        auto const key = outer->octet_string();
        if (!key) return fail(failure::malformed_der);
        // Attributes, and in version 1 the public key, may follow; they say nothing that is needed.
        auto const attributes = outer->optional(asn1::constructed_context(0));
        if (!attributes) return fail(failure::malformed_der);
        if (*version == 1 && !outer->optional(asn1::primitive_context(1))) return fail(failure::malformed_der);
        if (!outer->finish()) return fail(failure::malformed_der);

        asn1::reader inner{*key};
        auto numbers = inner.sequence();
        if (!numbers || !inner.finish()) return fail(failure::malformed_der);
        auto const inner_version = numbers->small_integer();
        if (!inner_version) return fail(failure::malformed_der);
        return from_sequence(*inner_version, *numbers);
    }

    /// From the first block of a PEM text that is a private key: a PRIVATE KEY or an RSA PRIVATE KEY. `encrypted_key`
    /// where that block, or any in the old style (Proc-Type), is encrypted.
    [[nodiscard]] static result<private_key, failure> from_pem(std::string_view text) {
        // Header lines, as encrypted keys in the old style have, are no base64.
        if (text.find("Proc-Type: 4,ENCRYPTED") != text.npos) return fail(failure::encrypted_key);
        auto const blocks = asn1::parse_pem(text);
        if (!blocks) return fail(failure::malformed_pem);
        for (auto const& block : *blocks) {
            if (block.label == "PRIVATE KEY" || block.label == "RSA PRIVATE KEY") return from_der(block.der.reveal());
            if (block.label == "ENCRYPTED PRIVATE KEY") return fail(failure::encrypted_key);
            if (block.label == "EC PRIVATE KEY" || block.label == "DSA PRIVATE KEY") return fail(failure::not_rsa);
        }
        return fail(failure::no_key_in_pem);
    }

    /// The same from a file of at most 256 KiB; `cannot_read` where there is none. What was read of it is wiped.
    [[nodiscard]] static result<private_key, failure> from_pem_file(std::string const& path) {
        auto const text = detail::read_file(path);
        if (!text) return fail(text.error());
        return from_pem(as_chars(text->reveal()));
    }

    [[nodiscard]] public_key const& public_part() const noexcept { return public_; }
    /// The length of the modulus in bytes, 0 where the key was moved away.
    [[nodiscard]] std::size_t size() const noexcept { return numbers_ ? public_.size() : 0; }
    [[nodiscard]] std::size_t bits() const noexcept { return numbers_ ? public_.bits() : 0; }

    /// The key as a PrivateKeyInfo (PKCS#8), in DER and in PEM; empty where it was moved away.
    [[nodiscard]] secret_bytes pkcs8_der() const {
        if (!numbers_) return {};
        asn1::secret_writer w;
        w.sequence([&] {
            w.small_integer(0);
            w.sequence([&] {
                w.oid(asn1::oids::rsa_encryption);
                w.null();
            });
            w.octet_string([&] { write_pkcs1(w); });
        });
        return w.take();
    }
    [[nodiscard]] secret_bytes pkcs8_pem() const {
        return numbers_ ? asn1::encode_secret_pem("PRIVATE KEY", pkcs8_der().reveal()) : secret_bytes{};
    }
    /// The key as an RSAPrivateKey (PKCS#1), in DER and in PEM; empty where it was moved away.
    [[nodiscard]] secret_bytes pkcs1_der() const {
        if (!numbers_) return {};
        asn1::secret_writer w;
        write_pkcs1(w);
        return w.take();
    }
    [[nodiscard]] secret_bytes pkcs1_pem() const {
        return numbers_ ? asn1::encode_secret_pem("RSA PRIVATE KEY", pkcs1_der().reveal()) : secret_bytes{};
    }

    /// For the operations on it; null where the key was moved away.
    [[nodiscard]] detail::private_numbers const* numbers() const noexcept { return numbers_.get(); }

private:
    private_key(public_key const& pub, std::unique_ptr<detail::private_numbers const> numbers) noexcept
        : public_(pub), numbers_(std::move(numbers)) {}

    [[nodiscard]] static result<private_key, failure> from_sequence(std::uint64_t version, asn1::reader r) {
        if (version == 1) return fail(failure::more_than_two_primes);
        if (version != 0) return fail(failure::unknown_version);
        private_key_numbers written;
        for (auto* const number :
             {&written.n, &written.e, &written.d, &written.p, &written.q, &written.dp, &written.dq, &written.qinv}) {
            auto const magnitude = r.unsigned_integer();
            if (!magnitude) return fail(failure::malformed_der);
            *number = *magnitude;
        }
        if (!r.finish()) return fail(failure::malformed_der);
        return from_numbers(written);
    }

    void write_pkcs1(asn1::secret_writer& w) const {
        auto const number = [&](detail::limb const* limbs, std::size_t size) {
            secret_bytes bytes{size * sizeof(detail::limb)};
            detail::to_bytes(bytes.writable(), limbs, size);
            w.unsigned_integer(bytes.reveal());
        };
        std::size_t const half = numbers_->p.prime.size();
        w.sequence([&] {
            w.small_integer(0);
            w.unsigned_integer(public_.modulus());
            w.small_integer(public_.exponent());
            number(numbers_->d.data(), public_.modulus_view().size);
            number(numbers_->p.prime.value(), half);
            number(numbers_->q.prime.value(), half);
            number(numbers_->p.exponent.data(), half);
            number(numbers_->q.exponent.data(), half);
            number(numbers_->qinv.data(), half);
        });
    }

    public_key public_;
    // In one place on the heap, so that moving a key leaves no copy behind.
    std::unique_ptr<detail::private_numbers const> numbers_;
};

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
