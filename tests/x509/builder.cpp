// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/x509/builder.hpp>
#include <handfast/x509/verify.hpp>

#include "given.hpp"

namespace certificates = handfast::tests::certificates;
namespace rsa = handfast::rsa;
namespace x509 = handfast::x509;
using namespace handfast::tests;
using handfast::same_bytes;
using handfast::server_name;
using x509::certificate_wishes;
using x509::failure;
using x509::key_usage;
using x509::trust_store;

BOOST_AUTO_TEST_SUITE(x509_builder)

namespace {
constexpr x509::validity this_year{now - 86400, now + 365 * 86400};

struct keys {
    rsa::private_key const server = rsa::private_key::from_pem(certificates::leaf_key).value();
    rsa::private_key const authority = rsa::private_key::from_pem(certificates::other_key).value();
};

std::string verified(x509::certificate_chain const& chain, x509::certificate_chain const& anchor,
                     std::string_view name) {
    auto const store = trust_store::from_pem(anchor.to_pem()).value();
    return words_of(x509::verify_server_chain(chain.der(), store, server_name{name}, now));
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_server_that_signs_its_own) {
    keys const k;
    certificate_wishes const wishes{.common_name = "localhost",
                                    .organization = "Handfast",
                                    .names = {server_name{"localhost"}, server_name{"127.0.0.1"}, server_name{"::1"}},
                                    .valid = this_year};
    auto const chain = x509::self_signed(wishes, k.server).value();
    BOOST_TEST_REQUIRE(chain.der().size() == 1u);
    auto const& c = chain.leaf();
    BOOST_TEST(c.version() == 3);
    BOOST_TEST(describe(c.subject()).view() == "CN=localhost, O=Handfast");
    BOOST_TEST(c.self_issued());
    BOOST_TEST(c.validity().not_before == this_year.not_before);
    BOOST_TEST(c.validity().not_after == this_year.not_after);
    BOOST_TEST(c.serial().size() == 16u);
    BOOST_TEST(!c.extensions().basic_constraints->authority);
    BOOST_TEST((c.extensions().key_usage == (key_usage::digital_signature | key_usage::key_encipherment)));
    BOOST_TEST(c.extensions().subject_key_identifier.size() == 20u);
    BOOST_TEST(words_of(chain.check_key(k.server.public_part())) == "no error");
    BOOST_TEST(words_of(x509::check_signature(c, k.server.public_part())) == "no error");
    for (auto const* name : {"localhost", "127.0.0.1", "::1"}) BOOST_TEST(verified(chain, chain, name) == "no error");
    BOOST_TEST(
        verified(chain, chain, "example.org") ==
        "certificate is not valid for this name (depth 0: wanted example.org, it has localhost, 127.0.0.1, ::1)");

    auto const again = x509::self_signed(wishes, k.server).value();
    BOOST_TEST(!same_bytes(again.leaf().serial(), c.serial()));
}

BOOST_AUTO_TEST_CASE(an_authority_and_what_it_issues) {
    keys const k;
    auto const root =
        x509::self_signed({.common_name = "root", .valid = this_year, .authority = true}, k.authority).value();
    BOOST_TEST(root.leaf().extensions().basic_constraints->authority);
    BOOST_TEST((root.leaf().extensions().key_usage == (key_usage::key_cert_sign | key_usage::crl_sign)));
    BOOST_TEST(!root.leaf().extensions().extended_key_usage.has_value());

    certificate_wishes const wishes{.common_name = "server", .names = {server_name{"example.org"}}, .valid = this_year};
    auto const direct = x509::issue(wishes, k.server.public_part(), root, k.authority).value();
    BOOST_TEST(direct.der().size() == 1u);
    BOOST_TEST(same_bytes(direct.leaf().extensions().authority_key_identifier,
                          root.leaf().extensions().subject_key_identifier));
    BOOST_TEST(verified(direct, root, "example.org") == "no error");

    auto const intermediate =
        x509::issue({.common_name = "intermediate", .valid = this_year, .authority = true, .path_length = 0},
                    k.server.public_part(), root, k.authority)
            .value();
    BOOST_TEST((intermediate.leaf().extensions().basic_constraints->path_length == 0u));
    auto const below = x509::issue(wishes, k.authority.public_part(), intermediate, k.server).value();
    BOOST_TEST(below.der().size() == 2u);
    BOOST_TEST(verified(below, root, "example.org") == "no error");

    auto const too_deep = x509::issue({.common_name = "too deep", .valid = this_year, .authority = true},
                                      k.authority.public_part(), intermediate, k.server)
                              .value();
    auto const bottom = x509::issue(wishes, k.server.public_part(), too_deep, k.authority).value();
    BOOST_TEST(bottom.der().size() == 3u);
    BOOST_TEST(verified(bottom, root, "example.org") ==
               "authority does not allow so long a chain below it (depth 2: CN=intermediate)");
}

BOOST_AUTO_TEST_CASE(wishes_that_are_refused) {
    keys const k;
    auto const fails = [&](certificate_wishes const& wishes) { return words_of(x509::self_signed(wishes, k.server)); };
    BOOST_TEST(fails({.valid = this_year}) ==
               "certificate could not be signed (a subject needs a common name or an organization)");
    BOOST_TEST(fails({.common_name = "a", .valid = {2, 1}}) ==
               "certificate could not be signed (it would end before it begins)");
    BOOST_TEST(fails({.common_name = "a", .names = {server_name{"a b"}}, .valid = this_year}) ==
               "not a host name or an IP address (\"a b\")");

    auto const root =
        x509::self_signed({.common_name = "root", .valid = this_year, .authority = true}, k.authority).value();
    auto const server = x509::self_signed({.common_name = "server", .valid = this_year}, k.server).value();
    certificate_wishes const wishes{.common_name = "a", .valid = this_year};
    BOOST_TEST(failure_of(x509::issue(wishes, k.server.public_part(), root, k.server)) == words(failure::key_mismatch));
    BOOST_TEST(failure_of(x509::issue(wishes, k.server.public_part(), server, k.server)) ==
               words(failure::not_an_authority));

    auto moved = rsa::private_key::from_pem(certificates::leaf_key).value();
    auto const elsewhere = std::move(moved);
    BOOST_TEST(failure_of(x509::self_signed(wishes, moved)) == words(failure::cannot_sign));
    BOOST_TEST(words_of(x509::self_signed(wishes, elsewhere)) == "no error");
}

BOOST_AUTO_TEST_SUITE_END()
