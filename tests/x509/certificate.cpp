// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <functional>

#include <handfast/core/hex.hpp>
#include <handfast/x509/certificate.hpp>

#include "given.hpp"

namespace asn1 = handfast::asn1;
namespace certificates = handfast::tests::certificates;
namespace x509 = handfast::x509;
using namespace handfast::tests;
using handfast::as_bytes;
using handfast::byte_view;
using handfast::from_hex;
using handfast::same_bytes;
using handfast::to_hex;
using x509::certificate;
using x509::failure;
using x509::key_usage;

BOOST_AUTO_TEST_SUITE(x509_certificate)

namespace {

using writer = asn1::writer;
namespace oids = asn1::oids;

/// A certificate put together field by field, so that a test can spoil one of them. Its signature is nobody's.
struct parts {
    using body = std::function<void(writer&)>;

    body version = [](writer& w) { w.context(0, [&] { w.small_integer(2); }); };
    body serial = [](writer& w) { w.small_integer(1); };
    body algorithm = [](writer& w) { identifier(w, oids::sha256_with_rsa_encryption); };
    body issuer = [](writer& w) { named(w, "issuer"); };
    body dates = [](writer& w) {
        w.sequence([&] {
            w.time(0);
            w.time(1);
        });
    };
    body subject = [](writer& w) { named(w, "subject"); };
    body key = [](writer& w) { w.sequence([] {}); };
    body unique = [](writer&) {};
    std::vector<body> extensions{};
    body after_extensions = [](writer&) {};
    body outer_algorithm = [](writer& w) { identifier(w, oids::sha256_with_rsa_encryption); };
    body signature = [](writer& w) { w.bit_string(byte_view{}); };
    body after = [](writer&) {};

    static void identifier(writer& w, byte_view oid) {
        w.sequence([&] {
            w.oid(oid);
            w.null();
        });
    }
    static void named(writer& w, std::string_view text) {
        w.sequence([&] {
            w.set([&] {
                w.sequence([&] {
                    w.oid(oids::common_name);
                    w.text(asn1::tag::utf8_string, text);
                });
            });
        });
    }

    [[nodiscard]] bytes build() const {
        writer w;
        w.sequence([&] {
            w.sequence([&] {
                for (auto const& field : {version, serial, algorithm, issuer, dates, subject, key, unique}) field(w);
                if (!extensions.empty())
                    w.context(3, [&] {
                        w.sequence([&] {
                            for (auto const& e : extensions) e(w);
                        });
                    });
                after_extensions(w);
            });
            outer_algorithm(w);
            signature(w);
        });
        after(w);
        return w.take();
    }
    [[nodiscard]] std::string fails() const { return words_of(certificate::parse(build())); }
};

parts::body extension(asn1::oid id, bool critical, std::function<void(writer&)> value) {
    return [=](writer& w) {
        w.sequence([&] {
            w.oid(id);
            if (critical) w.boolean(true);
            w.octet_string([&] { value(w); });
        });
    };
}
parts::body anything(asn1::oid id, bool critical = false) {
    return extension(id, critical, [](writer& w) { w.null(); });
}
parts with(parts::body one_extension) {
    parts p;
    p.extensions = {std::move(one_extension)};
    return p;
}
bool mentions(std::string const& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(every_field) {
    auto const whole = der(certificates::leaf);
    auto const c = certificate::parse(whole).value();
    BOOST_TEST(same_bytes(c.der(), whole));
    BOOST_TEST(c.tbs().data() == whole.data() + 4);
    BOOST_TEST(c.version() == 3);
    BOOST_TEST(c.serial().size() > 8u);
    BOOST_TEST(describe(c.issuer()).view() == "CN=Test Intermediate, O=Handfast Tests");
    BOOST_TEST(describe(c.subject()).view() == "CN=example.org, O=Handfast Tests");
    BOOST_TEST(c.subject().find(oids::common_name) == "example.org");
    BOOST_TEST(c.subject().find(oids::country_name) == "");
    BOOST_TEST(!c.self_issued());
    BOOST_TEST(asn1::describe_time(c.validity().not_before).view() == "2025-01-01 00:00:00 UTC");
    BOOST_TEST(asn1::describe_time(c.validity().not_after).view() == "2125-01-01 00:00:00 UTC");
    BOOST_TEST(c.public_key_info().size() == 294u);
    BOOST_TEST((c.signature_algorithm() == x509::signature_algorithm::rsa_pkcs1_sha256));
    BOOST_TEST(c.signature().size() == 256u);

    auto const& says = c.extensions();
    BOOST_TEST(says.count == 6u);
    BOOST_TEST_REQUIRE(says.basic_constraints.has_value());
    BOOST_TEST(!says.basic_constraints->authority);
    BOOST_TEST((says.key_usage == (key_usage::digital_signature | key_usage::key_encipherment)));
    BOOST_TEST_REQUIRE(says.extended_key_usage.has_value());
    BOOST_TEST(says.extended_key_usage->lists(oids::server_auth));
    BOOST_TEST(says.extended_key_usage->lists(oids::client_auth));
    BOOST_TEST(!says.extended_key_usage->allows(oids::code_signing));
    BOOST_TEST(says.subject_key_identifier.size() == 20u);
    BOOST_TEST(says.authority_key_identifier.size() == 20u);
    BOOST_TEST(says.not_understood.empty());

    using kind = x509::general_name::kind_type;
    std::vector<std::pair<kind, std::string>> names;
    for (auto const& n : *says.subject_alternative_name) names.emplace_back(n.kind, to_hex(n.value));
    BOOST_TEST_REQUIRE(names.size() == 5u);
    BOOST_TEST((names[0] == std::pair{kind::dns, to_hex(as_bytes("example.org"))}));
    BOOST_TEST((names[1] == std::pair{kind::dns, to_hex(as_bytes("*.example.org"))}));
    BOOST_TEST((names[2] == std::pair{kind::ip_address, std::string{"7f000001"}}));
    BOOST_TEST((names[3] == std::pair{kind::ip_address, std::string{"00000000000000000000000000000001"}}));
    BOOST_TEST((names[4] == std::pair{kind::email, to_hex(as_bytes("a@example.org"))}));
}

BOOST_AUTO_TEST_CASE(an_authority) {
    auto const whole = der(certificates::intermediate);
    auto const c = certificate::parse(whole).value();
    BOOST_TEST_REQUIRE(c.extensions().basic_constraints.has_value());
    BOOST_TEST(c.extensions().basic_constraints->authority);
    BOOST_TEST((c.extensions().basic_constraints->path_length == 0u));
    BOOST_TEST((c.extensions().key_usage == (key_usage::key_cert_sign | key_usage::crl_sign)));
    auto const root = der(certificates::root);
    BOOST_TEST(certificate::parse(root).value().self_issued());
}

BOOST_AUTO_TEST_CASE(versions) {
    auto const first = der(certificates::version_1);
    BOOST_TEST(certificate::parse(first).value().version() == 1);
    BOOST_TEST(certificate::parse(first).value().extensions().count == 0u);

    parts p;
    BOOST_TEST(p.fails() == "no error");
    p.version = [](writer& w) { w.context(0, [&] { w.small_integer(3); }); };
    BOOST_TEST(p.fails() == words(failure::unsupported_version));
    p.version = [](writer& w) { w.context(0, [&] { w.small_integer(0); }); };
    BOOST_TEST(mentions(p.fails(), "malformed (version"));

    // Version 2 may have unique identifiers and no extensions; version 1 neither.
    p.version = [](writer& w) { w.context(0, [&] { w.small_integer(1); }); };
    p.unique = [](writer& w) { w.primitive(asn1::primitive_context(1), from_hex("0001")); };
    BOOST_TEST(p.fails() == "no error");
    p.extensions = {anything(oids::any_policy)};
    BOOST_TEST(mentions(p.fails(), "malformed (tbsCertificate"));
    p.extensions = {};
    p.version = [](writer&) {};
    BOOST_TEST(mentions(p.fails(), "malformed (tbsCertificate"));
}

BOOST_AUTO_TEST_CASE(signature_algorithms) {
    using enum x509::signature_algorithm;
    std::tuple<char const*, x509::signature_algorithm> const rows[]{
        {certificates::leaf, rsa_pkcs1_sha256},   {certificates::sha384, rsa_pkcs1_sha384},
        {certificates::sha512, rsa_pkcs1_sha512}, {certificates::pss, rsa_pss_sha256},
        {certificates::pss384, rsa_pss_sha384},   {certificates::pss_sha1, not_accepted},
        {certificates::sha1, not_accepted},
    };
    for (auto const& [pem, algorithm] : rows) {
        auto const whole = der(pem);
        BOOST_TEST(to_string(certificate::parse(whole).value().signature_algorithm()) == to_string(algorithm));
    }

    parts p;
    p.outer_algorithm = [](writer& w) { parts::identifier(w, oids::sha384_with_rsa_encryption); };
    BOOST_TEST(p.fails() == words(failure::algorithms_differ));
    // The same algorithm written in two ways differs too.
    p.outer_algorithm = [](writer& w) { w.sequence([&] { w.oid(oids::sha256_with_rsa_encryption); }); };
    BOOST_TEST(p.fails() == words(failure::algorithms_differ));
}

BOOST_AUTO_TEST_CASE(spoilt_fields) {
    auto const fails = [](parts::body parts::* field, parts::body with) {
        parts p;
        p.*field = std::move(with);
        return p.fails();
    };
    auto const null = [](writer& w) { w.null(); };
    auto const nothing = [](writer&) {};
    BOOST_TEST(mentions(fails(&parts::serial, nothing), "malformed (serialNumber"));
    BOOST_TEST(mentions(fails(&parts::serial, [](writer& w) { w.primitive(asn1::tag::integer, from_hex("0001")); }),
                        "malformed (serialNumber"));
    BOOST_TEST(mentions(fails(&parts::algorithm, null), "malformed (signature,"));
    BOOST_TEST(mentions(fails(&parts::issuer, null), "malformed (issuer"));
    BOOST_TEST(mentions(fails(&parts::issuer, [](writer& w) { w.sequence([] {}); }), "malformed (issuer"));
    BOOST_TEST(
        mentions(fails(&parts::issuer, [](writer& w) { w.sequence([&] { w.set([] {}); }); }), "malformed (issuer"));
    BOOST_TEST(mentions(fails(&parts::dates, null), "malformed (validity"));
    BOOST_TEST(
        mentions(fails(&parts::dates, [](writer& w) { w.sequence([&] { w.time(0); }); }), "malformed (notAfter"));
    BOOST_TEST(mentions(
        fails(&parts::dates,
              [](writer& w) { w.sequence([&] { w.primitive(asn1::tag::utc_time, as_bytes("250230000000Z")); }); }),
        "malformed (notBefore"));
    BOOST_TEST(mentions(fails(&parts::subject, null), "malformed (subject,"));
    BOOST_TEST(fails(&parts::subject, [](writer& w) { w.sequence([] {}); }) == "no error");
    BOOST_TEST(mentions(fails(&parts::key, null), "malformed (subjectPublicKeyInfo"));
    BOOST_TEST(mentions(fails(&parts::after_extensions, null), "malformed (tbsCertificate"));
    BOOST_TEST(mentions(fails(&parts::outer_algorithm, null), "malformed (signatureAlgorithm"));
    BOOST_TEST(mentions(fails(&parts::signature, null), "malformed (signatureValue"));
    BOOST_TEST(mentions(fails(&parts::signature, [](writer& w) { w.bit_string(from_hex("80"), 7); }),
                        "malformed (signatureValue"));
    BOOST_TEST(mentions(fails(&parts::after, null), "malformed (certificate"));
}

BOOST_AUTO_TEST_CASE(extensions) {
    parts twice;
    twice.extensions = {anything(oids::certificate_policies), anything(oids::crl_distribution_points),
                        anything(oids::certificate_policies)};
    BOOST_TEST(twice.fails() == words(failure::duplicate_extension) + " (2.5.29.32)");

    parts many;
    for (unsigned i = 0; i < 33; ++i) {
        if (i == 32) BOOST_TEST(many.fails() == "no error");
        many.extensions.push_back([i](writer& w) {
            w.sequence([&] {
                w.oid(std::array<std::uint8_t, 2>{0x2a, static_cast<std::uint8_t>(i)});
                w.octet_string(byte_view{});
            });
        });
    }
    BOOST_TEST(many.fails() == words(failure::too_many_extensions));

    auto const not_understood = [](parts const& p) {
        auto const whole = p.build();
        return std::string{asn1::describe_oid(certificate::parse(whole).value().extensions().not_understood).view()};
    };
    BOOST_TEST(not_understood(with(anything(oids::certificate_policies))) == "");
    BOOST_TEST(not_understood(with(anything(oids::certificate_policies, true))) == "2.5.29.32");
    BOOST_TEST(not_understood(with(anything(oids::policy_constraints, true))) == "2.5.29.36");
    BOOST_TEST(not_understood(with(anything(asn1::oid{1, 2, 3, 4}, true))) == "1.2.3.4");
    BOOST_TEST(not_understood(with(anything(oids::name_constraints))) == "2.5.29.30");
    BOOST_TEST(not_understood(with(extension(oids::subject_key_identifier, true,
                                             [](writer& w) { w.octet_string(from_hex("01")); }))) == "");

    // The list is not empty, and `critical` is written only where it is true.
    parts none;
    none.after_extensions = [](writer& w) { w.context(3, [&] { w.sequence([] {}); }); };
    BOOST_TEST(mentions(none.fails(), "malformed (extensions"));
    BOOST_TEST(mentions(with([](writer& w) {
                            w.sequence([&] {
                                w.oid(oids::any_policy);
                                w.boolean(false);
                                w.octet_string(byte_view{});
                            });
                        }).fails(),
                        "malformed (extension's critical flag"));
}

BOOST_AUTO_TEST_CASE(malformed_extensions) {
    auto const fails = [](asn1::oid id, std::function<void(writer&)> value) {
        return with(extension(id, false, std::move(value))).fails();
    };
    auto const sequence_of = [](auto... fields) { return [=](writer& w) { w.sequence([&] { (fields(w), ...); }); }; };
    auto const yes = [](writer& w) { w.boolean(true); };
    auto const no = [](writer& w) { w.boolean(false); };
    auto const one = [](writer& w) { w.small_integer(1); };
    auto const null = [](writer& w) { w.null(); };

    BOOST_TEST(fails(oids::basic_constraints, sequence_of()) == "no error");
    BOOST_TEST(fails(oids::basic_constraints, sequence_of(yes)) == "no error");
    BOOST_TEST(fails(oids::basic_constraints, sequence_of(yes, one)) == "no error");
    for (auto const& wrong : {std::function<void(writer&)>{sequence_of(no)},
                              {sequence_of(one)},
                              {sequence_of(null)},
                              {sequence_of(yes, one, one)},
                              {sequence_of(yes, null)},
                              {null},
                              {yes}})
        BOOST_TEST(mentions(fails(oids::basic_constraints, wrong), "malformed (basicConstraints"));
    BOOST_TEST(mentions(fails(oids::basic_constraints,
                              sequence_of(yes, [](writer& w) { w.primitive(asn1::tag::integer, from_hex("ff")); })),
                        "malformed (basicConstraints"));
    BOOST_TEST(mentions(fails(oids::basic_constraints,
                              [&](writer& w) {
                                  w.sequence([] {});
                                  w.null();
                              }),
                        "malformed (basicConstraints"));

    BOOST_TEST(mentions(fails(oids::key_usage, null), "malformed (keyUsage"));
    BOOST_TEST(mentions(fails(oids::key_usage, [](writer& w) { w.primitive(asn1::tag::bit_string, byte_view{}); }),
                        "malformed (keyUsage"));
    BOOST_TEST(mentions(fails(oids::extended_key_usage, sequence_of()), "malformed (extKeyUsage"));
    BOOST_TEST(mentions(fails(oids::extended_key_usage, sequence_of(null)), "malformed (extKeyUsage"));
    BOOST_TEST(mentions(fails(oids::subject_key_identifier, null), "malformed (subjectKeyIdentifier"));
    BOOST_TEST(mentions(fails(oids::authority_key_identifier, null), "malformed (authorityKeyIdentifier"));
    BOOST_TEST(fails(oids::authority_key_identifier, sequence_of()) == "no error");

    auto const name = [](unsigned number, char const* hex) {
        return [=](writer& w) { w.primitive(asn1::primitive_context(number), from_hex(hex)); };
    };
    BOOST_TEST(fails(oids::subject_alternative_name, sequence_of(name(2, "61"))) == "no error");
    BOOST_TEST(mentions(fails(oids::subject_alternative_name, sequence_of()), "malformed (subjectAltName"));
    BOOST_TEST(mentions(fails(oids::subject_alternative_name, sequence_of(null)), "malformed (subjectAltName"));
    BOOST_TEST(
        mentions(fails(oids::subject_alternative_name, sequence_of(name(2, "c3bc"))), "malformed (subjectAltName"));
    BOOST_TEST(
        mentions(fails(oids::subject_alternative_name, sequence_of(name(7, "7f0001"))), "malformed (subjectAltName"));
    BOOST_TEST(
        mentions(fails(oids::subject_alternative_name, sequence_of(name(9, "61"))), "malformed (subjectAltName"));
    BOOST_TEST(
        mentions(fails(oids::subject_alternative_name, sequence_of([](writer& w) { w.context(2, [&] { w.null(); }); })),
                 "malformed (subjectAltName"));
}

BOOST_AUTO_TEST_CASE(names_in_print) {
    writer w;
    w.sequence([&] {
        w.set([&] {
            w.sequence([&] {
                w.oid(oids::organization_name);
                w.text(asn1::tag::utf8_string, "a, b\x1b[31m\xc3\xa9");
            });
            w.sequence([&] {
                w.oid(asn1::oid{1, 2, 3});
                w.text(asn1::tag::utf8_string, "c");
            });
        });
        w.set([&] {
            w.sequence([&] {
                w.oid(oids::common_name);
                w.text(asn1::tag::printable_string, "d");
            });
        });
    });
    asn1::reader r{w.bytes()};
    auto const n = x509::name::read(r).value();
    BOOST_TEST(describe(n).view() == "CN=d, O=a\\, b\\1b[31m\\c3\\a9+1.2.3=c");
    BOOST_TEST(n.find(asn1::oid{1, 2, 3}) == "c");
    BOOST_TEST(describe(x509::name{}).view() == "");
    BOOST_TEST(x509::name{}.empty());
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    for (auto const* const pem : {certificates::leaf, certificates::version_1, certificates::pss}) {
        auto const whole = der(pem);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            bytes const part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            BOOST_TEST((certificate::parse(part).has_value()) == false, "of " << size << " bytes");
        }
        auto longer = whole;
        longer.push_back(0);
        BOOST_TEST(!certificate::parse(longer).has_value());
    }
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_is_survived) {
    auto const whole = der(certificates::leaf);
    std::size_t read = 0, refused = 0;
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        auto spoilt = whole;
        spoilt[bit / 8] = static_cast<std::uint8_t>(spoilt[bit / 8] ^ 1u << bit % 8);
        auto const c = certificate::parse(spoilt);
        if (!c) {
            BOOST_TEST(!describe(c.error()).empty());
            ++refused;
            continue;
        }
        ++read;
        BOOST_TEST(!describe(c->subject()).empty());
        if (auto const& names = c->extensions().subject_alternative_name)
            BOOST_TEST(!names->match(x509::server_name{"example.net"}));
    }
    BOOST_TEST(read > 0u);
    BOOST_TEST(refused > 0u);
}

BOOST_AUTO_TEST_SUITE_END()
