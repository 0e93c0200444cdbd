// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/x509/signature_algorithm.hpp>

namespace asn1 = handfast::asn1;
namespace oids = handfast::asn1::oids;
using handfast::x509::read_signature_algorithm;
using handfast::x509::signature_algorithm;

BOOST_AUTO_TEST_SUITE(x509_signature_algorithm)

namespace {
constexpr auto no = signature_algorithm::not_accepted;

enum class parameters { null, absent, other };

signature_algorithm plain(asn1::oid id, parameters p = parameters::null) {
    asn1::writer w;
    w.sequence([&] {
        w.oid(id);
        if (p == parameters::null) w.null();
        if (p == parameters::other) w.boolean(true);
    });
    return read_signature_algorithm(w.bytes());
}

/// The parameters of RSASSA-PSS, each of which may be left out.
struct pss {
    std::optional<asn1::oid> hash = oids::sha256;
    std::optional<asn1::oid> mask = oids::mgf1;
    asn1::oid mask_hash = oids::sha256;
    std::optional<std::uint64_t> salt = 32;
    bool trailer = false;

    [[nodiscard]] signature_algorithm read() const {
        asn1::writer w;
        auto const identifier = [&](asn1::oid id) {
            w.sequence([&] {
                w.oid(id);
                w.null();
            });
        };
        w.sequence([&] {
            w.oid(oids::rsassa_pss);
            w.sequence([&] {
                if (hash) w.context(0, [&] { identifier(*hash); });
                if (mask)
                    w.context(1, [&] {
                        w.sequence([&] {
                            w.oid(*mask);
                            identifier(mask_hash);
                        });
                    });
                if (salt) w.context(2, [&] { w.small_integer(*salt); });
                if (trailer) w.context(3, [&] { w.small_integer(1); });
            });
        });
        return read_signature_algorithm(w.bytes());
    }
};
}  // namespace

BOOST_AUTO_TEST_CASE(pkcs1) {
    BOOST_TEST((plain(oids::sha256_with_rsa_encryption) == signature_algorithm::rsa_pkcs1_sha256));
    BOOST_TEST((plain(oids::sha384_with_rsa_encryption) == signature_algorithm::rsa_pkcs1_sha384));
    BOOST_TEST((plain(oids::sha512_with_rsa_encryption) == signature_algorithm::rsa_pkcs1_sha512));
    BOOST_TEST((plain(oids::sha256_with_rsa_encryption, parameters::absent) == signature_algorithm::rsa_pkcs1_sha256));
    BOOST_TEST((plain(oids::sha256_with_rsa_encryption, parameters::other) == no));
}

BOOST_AUTO_TEST_CASE(what_is_not_accepted) {
    BOOST_TEST((plain({1, 2, 840, 113549, 1, 1, 5}) == no));   // sha1WithRSAEncryption
    BOOST_TEST((plain({1, 2, 840, 113549, 1, 1, 4}) == no));   // md5WithRSAEncryption
    BOOST_TEST((plain({1, 2, 840, 113549, 1, 1, 14}) == no));  // sha224WithRSAEncryption
    BOOST_TEST((plain(oids::rsa_encryption) == no));
    BOOST_TEST((plain(oids::ecdsa_with_sha256, parameters::absent) == no));
    BOOST_TEST((plain(oids::rsassa_pss) == no));
    BOOST_TEST((plain(oids::rsassa_pss, parameters::absent) == no));
    BOOST_TEST((read_signature_algorithm({}) == no));
}

BOOST_AUTO_TEST_CASE(pss_parameters) {
    BOOST_TEST((pss{}.read() == signature_algorithm::rsa_pss_sha256));
    BOOST_TEST((pss{.hash = oids::sha384, .mask_hash = oids::sha384, .salt = 48}.read() ==
                signature_algorithm::rsa_pss_sha384));
    BOOST_TEST((pss{.hash = oids::sha512, .mask_hash = oids::sha512, .salt = 64}.read() ==
                signature_algorithm::rsa_pss_sha512));
    // What is left out means SHA-1 or a salt of 20 bytes.
    BOOST_TEST((pss{.hash = std::nullopt}.read() == no));
    BOOST_TEST((pss{.mask = std::nullopt}.read() == no));
    BOOST_TEST((pss{.salt = std::nullopt}.read() == no));
    BOOST_TEST((pss{.hash = oids::sha1}.read() == no));
    BOOST_TEST((pss{.mask = oids::sha256}.read() == no));
    BOOST_TEST((pss{.mask_hash = oids::sha1}.read() == no));
    BOOST_TEST((pss{.mask_hash = oids::sha384}.read() == no));
    BOOST_TEST((pss{.salt = 20}.read() == no));
    BOOST_TEST((pss{.salt = 0}.read() == no));
    BOOST_TEST((pss{.trailer = true}.read() == no));
}

BOOST_AUTO_TEST_SUITE_END()
