// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_BUILDER_HPP
#define HANDFAST_X509_BUILDER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/crypto/rsa/signature.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/certificate_chain.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/key_usage.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// What a certificate that is to be made shall say: written with designated initialisers,
///
///     x509::certificate_wishes{.common_name = "localhost",
///                              .names = {server_name{"localhost"}, server_name{"127.0.0.1"}},
///                              .valid = {now, now + 30 * 86400}}
struct certificate_wishes {
    /// The subject, in UTF-8. At least one of the two is needed.
    std::string common_name{};
    std::string organization{};
    /// subjectAltName: the hosts and addresses that the certificate is for. Wildcards are not made.
    std::vector<server_name> names{};
    /// In seconds since 1970, both ends included.
    x509::validity valid{};
    /// Whether it may issue others, and through how many intermediates at most.
    bool authority = false;
    std::optional<std::uint64_t> path_length{};
    /// What the key may be used for. Without a wish: the key of an authority signs certificates and revocation
    /// lists, that of a server signs and deciphers.
    std::optional<key_usage> usage{};
    /// Whether the extended key usage says serverAuth; otherwise there is none. An authority gets none.
    bool server = true;
};

namespace detail {

inline void write_subject(asn1::writer& w, certificate_wishes const& wishes) {
    auto const part = [&](byte_view type, std::string_view value) {
        if (value.empty()) return;
        w.set([&] {
            w.sequence([&] {
                w.oid(type);
                w.text(asn1::tag::utf8_string, value);
            });
        });
    };
    w.sequence([&] {
        part(asn1::oids::organization_name, wishes.organization);
        part(asn1::oids::common_name, wishes.common_name);
    });
}

template <class Body>
void write_extension(asn1::writer& w, byte_view identifier, bool critical, Body&& body) {
    w.sequence([&] {
        w.oid(identifier);
        if (critical) w.boolean(true);
        w.octet_string(body);
    });
}

/// The keyIdentifier of a key: the first 20 bytes of the SHA-256 of its whole SubjectPublicKeyInfo in DER. That is what
/// the fourth method of RFC 7093 §2 hashes, cut as its first three are; RFC 5280 §4.2.1.2 leaves the method open.
inline std::array<std::uint8_t, 20> key_identifier(rsa::public_key const& key) {
    auto const digest = crypto::digest_of<crypto::sha256>(key.spki_der());
    std::array<std::uint8_t, 20> id{};
    for (std::size_t i = 0; i < id.size(); ++i) id[i] = digest[i];
    return id;
}

inline void write_extensions(asn1::writer& w, certificate_wishes const& wishes, rsa::public_key const& key,
                             byte_view issuer_id) {
    namespace oids = asn1::oids;
    write_extension(w, oids::basic_constraints, true, [&] {
        w.sequence([&] {
            if (!wishes.authority) return;
            w.boolean(true);
            if (wishes.path_length) w.small_integer(*wishes.path_length);
        });
    });
    auto const usage = wishes.usage.value_or(wishes.authority
                                                 ? key_usage::key_cert_sign | key_usage::crl_sign
                                                 : key_usage::digital_signature | key_usage::key_encipherment);
    write_extension(w, oids::key_usage, true, [&] { w.named_bits(static_cast<std::uint32_t>(usage)); });
    if (wishes.server && !wishes.authority)
        write_extension(w, oids::extended_key_usage, false, [&] { w.sequence([&] { w.oid(oids::server_auth); }); });
    auto const id = key_identifier(key);
    write_extension(w, oids::subject_key_identifier, false, [&] { w.octet_string(byte_view{id}); });
    if (!issuer_id.empty())
        write_extension(w, oids::authority_key_identifier, false,
                        [&] { w.sequence([&] { w.primitive(asn1::primitive_context(0), issuer_id); }); });
    if (wishes.names.empty()) return;
    write_extension(w, oids::subject_alternative_name, false, [&] {
        w.sequence([&] {
            for (auto const& n : wishes.names) {
                if (n.kind() == server_name::kind_type::dns) w.text(asn1::primitive_context(2), n.host_name());
                else w.primitive(asn1::primitive_context(7), n.address());
            }
        });
    });
}

/// The certificate in DER: `issuer` is the issuer's whole Name element, or empty where the certificate is its own
/// issuer.
inline result<std::vector<std::uint8_t>, error> make_certificate(certificate_wishes const& wishes,
                                                                 rsa::public_key const& key, byte_view issuer,
                                                                 byte_view issuer_id,
                                                                 rsa::private_key const& issuer_key) {
    if (wishes.common_name.empty() && wishes.organization.empty())
        return fail(error{failure::cannot_sign, "a subject needs a common name or an organization"});
    if (wishes.valid.not_after < wishes.valid.not_before)
        return fail(error{failure::cannot_sign, "it would end before it begins"});
    for (auto const& n : wishes.names)
        if (!n.valid()) return fail(n.invalid());

    auto const algorithm = [](asn1::writer& w) {
        w.sequence([&] {
            w.oid(asn1::oids::sha256_with_rsa_encryption);
            w.null();
        });
    };
    // 126 random bits after the bits 01: unpredictable, positive and within the 20 bytes of RFC 5280 §4.1.2.2.
    auto serial = crypto::random_array<16>();
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7f) | 0x40);

    asn1::writer w;
    w.sequence([&] {
        w.context(0, [&] { w.small_integer(2); });
        w.unsigned_integer(serial);
        algorithm(w);
        if (issuer.empty()) write_subject(w, wishes);
        else w.raw(issuer);
        w.sequence([&] {
            w.time(wishes.valid.not_before);
            w.time(wishes.valid.not_after);
        });
        write_subject(w, wishes);
        w.raw(key.spki_der());
        w.context(3, [&] { w.sequence([&] { write_extensions(w, wishes, key, issuer_id); }); });
    });
    auto const tbs = w.take();

    std::vector<std::uint8_t> signature(issuer_key.size());
    if (auto const made = rsa::sign_pkcs1<crypto::sha256>(issuer_key, tbs, signature); !made)
        return fail(error{failure::cannot_sign, describe(made.error()).view()});
    w.sequence([&] {
        w.raw(tbs);
        algorithm(w);
        w.bit_string(byte_view{signature});
    });
    return w.take();
}

}  // namespace detail

/// Makes a certificate that `key` signs for itself (SHA-256, PKCS#1 v1.5), with a random serial number: for an
/// authority of one's own, or for a server whose clients put this very certificate in their store. (GnuTLS wants
/// `authority` of any certificate in its store.)
[[nodiscard]] inline result<certificate_chain, error> self_signed(certificate_wishes const& wishes,
                                                                  rsa::private_key const& key) {
    auto const der = detail::make_certificate(wishes, key.public_part(), {}, {}, key);
    if (!der) return fail(der.error());
    byte_view const one[]{*der};
    return certificate_chain::from_der(one);
}

/// Makes a certificate for `key` that the authority at the start of `issuer` issues, whose private key is `issuer_key`.
/// The chain that comes back is the new certificate and those of `issuer`, but for a root at its end: whoever
/// trusts it has it (RFC 5246 §7.4.2).
[[nodiscard]] inline result<certificate_chain, error> issue(certificate_wishes const& wishes,
                                                            rsa::public_key const& key, certificate_chain const& issuer,
                                                            rsa::private_key const& issuer_key) {
    if (auto const ours = issuer.check_key(issuer_key.public_part()); !ours) return fail(ours.error());
    auto const& authority = issuer.leaf();
    auto const& constraints = authority.extensions().basic_constraints;
    if (!constraints || !constraints->authority) return fail(error{failure::not_an_authority});
    auto const der = detail::make_certificate(wishes, key, authority.subject().der(),
                                              authority.extensions().subject_key_identifier, issuer_key);
    if (!der) return fail(der.error());
    std::vector<byte_view> chain{*der};
    for (auto const& c : issuer.certificates())
        if (!c.self_issued()) chain.push_back(c.der());
    return certificate_chain::from_der(chain);
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
