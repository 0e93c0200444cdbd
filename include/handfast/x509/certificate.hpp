// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_CERTIFICATE_HPP
#define HANDFAST_X509_CERTIFICATE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/extension.hpp>
#include <handfast/x509/name.hpp>
#include <handfast/x509/signature_algorithm.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// From when until when a certificate holds, both ends included (RFC 5280 §4.1.2.5).
struct validity {
    asn1::seconds not_before = 0;
    asn1::seconds not_after = 0;
};

/// A certificate (RFC 5280 §4.1), read and found well formed: a view of its DER, which the caller keeps alive.
/// Reading allocates nothing. That a certificate is well formed says nothing about who signed it: see
/// `verify_server_chain`.
class certificate {
public:
    /// Reads one certificate that fills `der` to its end.
    [[nodiscard]] static constexpr result<certificate, error> parse(byte_view der) {
        using detail::malformed;
        asn1::reader input{der};
        auto outer = input.sequence();
        if (!outer) return malformed("certificate", outer.error());
        if (auto const end = input.finish(); !end) return malformed("certificate", end.error());
        certificate c;
        c.der_ = der;
        auto const signed_part = outer->expect(asn1::tag::sequence);
        if (!signed_part) return malformed("tbsCertificate", signed_part.error());
        c.tbs_ = signed_part->whole;
        auto const algorithm = outer->expect(asn1::tag::sequence);
        if (!algorithm) return malformed("signatureAlgorithm", algorithm.error());
        auto const signature = outer->bit_string();
        if (!signature) return malformed("signatureValue", signature.error());
        c.signature_ = *signature;
        if (auto const end = outer->finish(); !end) return malformed("certificate", end.error());

        auto const read = c.read_signed_part(outer->within(*signed_part), algorithm->whole);
        if (!read) return fail(read.error());
        return c;
    }

    /// The whole certificate.
    [[nodiscard]] constexpr byte_view der() const noexcept { return der_; }
    /// The part that the signature covers.
    [[nodiscard]] constexpr byte_view tbs() const noexcept { return tbs_; }
    /// 1, 2 or 3.
    [[nodiscard]] constexpr int version() const noexcept { return version_; }
    /// The serial number's INTEGER content, two's complement.
    [[nodiscard]] constexpr byte_view serial() const noexcept { return serial_; }
    [[nodiscard]] constexpr name const& issuer() const noexcept { return issuer_; }
    [[nodiscard]] constexpr name const& subject() const noexcept { return subject_; }
    /// Whether it says of itself that it issued itself. Its signature may still be another's.
    [[nodiscard]] constexpr bool self_issued() const noexcept { return issuer_ == subject_; }
    [[nodiscard]] constexpr x509::validity validity() const noexcept { return validity_; }
    /// SubjectPublicKeyInfo, the whole element: for `rsa_public_key`, or for a fingerprint.
    [[nodiscard]] constexpr byte_view public_key_info() const noexcept { return public_key_info_; }
    [[nodiscard]] constexpr x509::signature_algorithm signature_algorithm() const noexcept {
        return signature_algorithm_;
    }
    [[nodiscard]] constexpr byte_view signature() const noexcept { return signature_; }
    [[nodiscard]] constexpr x509::extensions const& extensions() const noexcept { return extensions_; }

private:
    constexpr certificate() = default;

    constexpr result<void, error> read_signed_part(asn1::reader tbs, byte_view outer_algorithm) {
        using detail::malformed;
        auto version = tbs.optional_inside(asn1::constructed_context(0));
        if (!version) return malformed("version", version.error());
        if (*version) {
            auto const here = **version;
            auto const number = (*version)->small_integer();
            if (!number) return malformed("version", number.error());
            if (auto const end = (*version)->finish(); !end) return malformed("version", end.error());
            // Version 1 is the default, which is left out (X.690 §11.5).
            if (*number == 0) return malformed("version", here.fault(asn1::failure::bad_integer).error);
            if (*number > 2) return fail(error{failure::unsupported_version});
            version_ = static_cast<int>(*number) + 1;
        }
        auto const serial = tbs.integer();
        if (!serial) return malformed("serialNumber", serial.error());
        serial_ = *serial;

        auto const algorithm = tbs.expect(asn1::tag::sequence);
        if (!algorithm) return malformed("signature", algorithm.error());
        // RFC 5280 §4.1.1.2: the one inside, which is signed, and the one outside, which is not, are the same.
        if (!same_bytes(algorithm->whole, outer_algorithm)) return fail(error{failure::algorithms_differ});
        signature_algorithm_ = read_signature_algorithm(algorithm->whole);

        auto const before_issuer = tbs;
        auto const issuer = name::read(tbs);
        if (!issuer) return malformed("issuer", issuer.error());
        if (issuer->empty()) return malformed("issuer", before_issuer.fault(asn1::failure::truncated).error);
        issuer_ = *issuer;

        auto dates = tbs.sequence();
        if (!dates) return malformed("validity", dates.error());
        auto const not_before = read_time(*dates);
        if (!not_before) return malformed("notBefore", not_before.error());
        auto const not_after = read_time(*dates);
        if (!not_after) return malformed("notAfter", not_after.error());
        if (auto const end = dates->finish(); !end) return malformed("validity", end.error());
        validity_ = {*not_before, *not_after};

        auto const subject = name::read(tbs);
        if (!subject) return malformed("subject", subject.error());
        subject_ = *subject;
        auto const key = tbs.expect(asn1::tag::sequence);
        if (!key) return malformed("subjectPublicKeyInfo", key.error());
        public_key_info_ = key->whole;

        // Unique identifiers came with version 2 and extensions with version 3 (RFC 5280 §4.1.2.1).
        for (unsigned number = 1; number <= 2 && version_ >= 2; ++number) {
            auto const unique = tbs.optional(asn1::primitive_context(number));
            if (!unique) return malformed("unique identifier", unique.error());
        }
        if (version_ == 3) {
            auto list = tbs.optional_inside(asn1::constructed_context(3));
            if (!list) return malformed("extensions", list.error());
            if (*list) {
                auto const read = x509::extensions::read(**list);
                if (!read) return fail(read.error());
                extensions_ = *read;
            }
        }
        if (auto const end = tbs.finish(); !end) return malformed("tbsCertificate", end.error());
        return {};
    }

    // UTCTime or GeneralizedTime, whatever the year: there are trusted roots that keep the second for years before
    // 2050, against RFC 5280 §4.1.2.5.
    static constexpr asn1::read_result<asn1::seconds> read_time(asn1::reader& from) noexcept {
        return from.next_is(asn1::tag::utc_time) ? from.utc_time() : from.generalized_time();
    }

    byte_view der_, tbs_, serial_, public_key_info_, signature_;
    name issuer_, subject_;
    x509::validity validity_;
    x509::extensions extensions_;
    int version_ = 1;
    x509::signature_algorithm signature_algorithm_{};
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
