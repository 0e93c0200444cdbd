// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <initializer_list>
#include <type_traits>

#include <handfast/x509/builder.hpp>
#include <handfast/x509/verify.hpp>

#include "allocations.hpp"
#include "given.hpp"

namespace asn1 = handfast::asn1;
namespace certificates = handfast::tests::certificates;
namespace rsa = handfast::rsa;
namespace x509 = handfast::x509;
using namespace handfast::tests;
using handfast::byte_view;
using handfast::server_name;
using x509::failure;
using x509::key_usage;
using x509::trust_store;

// Evidence: it comes out of a verification or not at all.
static_assert(!std::is_default_constructible_v<x509::verified_peer>);
static_assert(!std::is_constructible_v<x509::verified_peer, rsa::public_key, x509::certificate const&, std::size_t>);
static_assert(!std::is_aggregate_v<x509::verified_peer>);

BOOST_AUTO_TEST_SUITE(x509_verify)

namespace {

/// A chain of the given PEM texts.
struct presented {
    presented(std::initializer_list<char const*> pems) {
        for (auto const* pem : pems) add(der(pem));
    }
    void add(bytes one) { own.push_back(std::move(one)); }
    [[nodiscard]] std::vector<byte_view> views() const { return {own.begin(), own.end()}; }

    std::vector<bytes> own;
};

struct circumstances {
    char const* anchor = certificates::root;
    std::string_view name = "example.org";
    asn1::seconds at = now;
    key_usage usage = key_usage::key_encipherment;
    x509::verify_limits limits{};
};

auto verify(presented const& chain, circumstances const& c = {}) {
    auto const store = trust_store::from_pem(c.anchor).value();
    return x509::verify_server_chain(chain.views(), store, server_name{c.name}, c.at, c.usage, c.limits);
}
std::string outcome(presented const& chain, circumstances const& c = {}) { return words_of(verify(chain, c)); }

std::string const good = "no error";

}  // namespace

BOOST_AUTO_TEST_CASE(a_chain_of_three) {
    presented const chain{certificates::leaf, certificates::intermediate};
    auto const peer = verify(chain);
    BOOST_TEST_REQUIRE(words_of(peer) == good);
    BOOST_TEST(peer->path_length() == 3u);
    BOOST_TEST(describe(peer->leaf().subject()).view() == "CN=example.org, O=Handfast Tests");
    auto const key = rsa::private_key::from_pem(certificates::leaf_key).value();
    BOOST_TEST((peer->key() == key.public_part()));
}

BOOST_AUTO_TEST_CASE(order_and_extras_do_not_matter) {
    BOOST_TEST(outcome({certificates::leaf, certificates::intermediate, certificates::root}) == good);
    BOOST_TEST(outcome({certificates::leaf, certificates::root, certificates::intermediate}) == good);
    BOOST_TEST(outcome({certificates::leaf, certificates::plain, certificates::expired, certificates::elliptic,
                        certificates::intermediate, certificates::intermediate}) == good);
    BOOST_TEST(outcome({certificates::leaf, certificates::leaf, certificates::intermediate}) == good);
    // One that cannot be read and is not needed does no harm; one that is missed is named.
    presented chain{certificates::leaf};
    chain.add({0x30, 0x00});
    BOOST_TEST(outcome(chain) == "certificate is malformed (depth 1: tbsCertificate, at offset 2: the input ends "
                                 "inside an element)");
    chain.add(der(certificates::intermediate));
    BOOST_TEST(outcome(chain) == good);
}

BOOST_AUTO_TEST_CASE(no_path) {
    BOOST_TEST(outcome({certificates::leaf}) == "issuer is not trusted (depth 0: CN=Test Intermediate, O=Handfast "
                                                "Tests, which issued CN=example.org, O=Handfast Tests)");
    BOOST_TEST(outcome({certificates::leaf, certificates::intermediate}, {.anchor = certificates::self_signed}) ==
               "issuer is not trusted (depth 1: CN=Test Root, O=Handfast Tests, which issued CN=Test Intermediate, "
               "O=Handfast Tests, which issued CN=example.org, O=Handfast Tests)");
    // Another key under the trusted name, told apart by its identifier; and the root presented, but not trusted.
    BOOST_TEST(outcome({certificates::leaf, certificates::intermediate}, {.anchor = certificates::same_name_root}) ==
               "issuer is not trusted (depth 1: CN=Test Root, O=Handfast Tests, which issued CN=Test Intermediate, "
               "O=Handfast Tests, which issued CN=example.org, O=Handfast Tests; another of that "
               "name is there)");
    BOOST_TEST(outcome({certificates::leaf, certificates::intermediate, certificates::root},
                       {.anchor = certificates::self_signed}) ==
               "issuer is not trusted (depth 2: CN=Test Root, O=Handfast Tests is self-signed)");
    BOOST_TEST(failure_of(x509::verify_server_chain(presented{certificates::leaf}.views(), trust_store{},
                                                    server_name{"example.org"}, now)) ==
               words(failure::issuer_not_trusted));
}

BOOST_AUTO_TEST_CASE(two_roots_of_one_name) {
    auto const ours = rsa::private_key::from_pem(certificates::leaf_key).value();
    auto const theirs = rsa::private_key::from_pem(certificates::other_key).value();
    x509::validity const valid{now - 1, now + 1};
    x509::certificate_wishes const wishes{.common_name = "root", .valid = valid, .authority = true};
    auto const trusted = x509::self_signed(wishes, ours).value();
    auto const root = x509::self_signed(wishes, theirs).value();
    auto const leaf = x509::issue({.common_name = "server", .names = {server_name{"example.org"}}, .valid = valid},
                                  ours.public_part(), root, theirs)
                          .value();
    byte_view const chain[]{leaf.der()[0], root.der()[0]};
    auto const store = trust_store::from_pem(trusted.to_pem()).value();
    BOOST_TEST(words_of(x509::verify_server_chain(chain, store, server_name{"example.org"}, now)) ==
               "issuer is not trusted (depth 1: CN=root, which issued CN=root, which issued CN=server; "
               "another of that name is there)");

    // A server that signs for itself, and has a new key.
    x509::certificate_wishes const own{.common_name = "server", .names = {server_name{"example.org"}}, .valid = valid};
    auto const renewed = x509::self_signed(own, theirs).value();
    auto const former = trust_store::from_pem(x509::self_signed(own, ours).value().to_pem()).value();
    BOOST_TEST(words_of(x509::verify_server_chain(renewed.der(), former, server_name{"example.org"}, now)) ==
               "issuer is not trusted (depth 0: CN=server, which issued CN=server; "
               "another of that name is there)");
}

BOOST_AUTO_TEST_CASE(a_common_name_is_no_name) {
    auto const key = rsa::private_key::from_pem(certificates::leaf_key).value();
    auto const chain = x509::self_signed({.common_name = "example.org", .valid = {now - 1, now + 1}}, key).value();
    auto const store = trust_store::from_pem(chain.to_pem()).value();
    BOOST_TEST(words_of(x509::verify_server_chain(chain.der(), store, server_name{"example.org"}, now)) ==
               "certificate is not valid for this name (depth 0: wanted example.org, it has no name: a common name is "
               "none)");
}

BOOST_AUTO_TEST_CASE(wrong_signatures) {
    presented chain{certificates::leaf, certificates::intermediate};
    chain.own[0].back() ^= 1;
    BOOST_TEST(outcome(chain) == "certificate has a wrong signature (depth 0)");
    chain.own[0].back() ^= 1;
    chain.own[1].back() ^= 1;
    BOOST_TEST(outcome(chain) == "certificate has a wrong signature (depth 1)");
    presented pss{certificates::pss};
    pss.own[0].back() ^= 1;
    BOOST_TEST(outcome(pss) == "certificate has a wrong signature (depth 0)");
}

BOOST_AUTO_TEST_CASE(anchors) {
    // Any certificate in the store is trusted: a server's own, signed by itself or not, and an intermediate.
    BOOST_TEST(outcome({certificates::self_signed}, {.anchor = certificates::self_signed, .name = "localhost"}) ==
               good);
    BOOST_TEST(verify({certificates::self_signed}, {.anchor = certificates::self_signed, .name = "127.0.0.1"})
                   .value()
                   .path_length() == 1u);
    BOOST_TEST(outcome({certificates::leaf}, {.anchor = certificates::leaf}) == good);
    BOOST_TEST(outcome({certificates::leaf}, {.anchor = certificates::intermediate}) == good);
    BOOST_TEST(outcome({certificates::self_signed}, {.name = "localhost"}) ==
               "issuer is not trusted (depth 0: CN=localhost is self-signed)");
    // Being in the store does not make up for a wrong name or a date.
    BOOST_TEST(outcome({certificates::self_signed}, {.anchor = certificates::self_signed, .name = "example.org"}) ==
               "certificate is not valid for this name (depth 0: wanted example.org, it has localhost, 127.0.0.1)");
    BOOST_TEST(
        outcome({certificates::self_signed_expired},
                {.anchor = certificates::self_signed_expired, .name = "localhost"}) ==
        "certificate has expired (depth 0: valid until 2021-01-01 00:00:00 UTC, now it is 2026-07-01 00:00:00 UTC)");
    BOOST_TEST(outcome({certificates::plain}, {.at = asn1::to_seconds({2124, 12, 31})}) == good);
}

BOOST_AUTO_TEST_CASE(names) {
    presented const chain{certificates::leaf, certificates::intermediate};
    for (auto const* name : {"example.org", "EXAMPLE.ORG", "www.example.org", "127.0.0.1", "::1"})
        BOOST_TEST(outcome(chain, {.name = name}) == good, name);
    for (auto const* name : {"example.com", "a.b.example.org", "localhost", "127.0.0.2", "::2", "org"})
        BOOST_TEST(failure_of(verify(chain, {.name = name})) == words(failure::wrong_name), name);
    BOOST_TEST(outcome(chain, {.name = "example.com"}) ==
               "certificate is not valid for this name (depth 0: wanted example.com, it has example.org, "
               "*.example.org, 127.0.0.1, ::1)");
    BOOST_TEST(outcome(chain, {.name = "a b"}) == "not a host name or an IP address (\"a b\")");
    BOOST_TEST(outcome(chain, {.name = ""}) == "not a host name or an IP address (\"\")");
    // No fall-back to the common name.
    BOOST_TEST(failure_of(verify({certificates::no_names})) == words(failure::wrong_name));
}

BOOST_AUTO_TEST_CASE(dates) {
    BOOST_TEST(
        outcome({certificates::expired}) ==
        "certificate has expired (depth 0: valid until 2021-01-01 00:00:00 UTC, now it is 2026-07-01 00:00:00 UTC)");
    BOOST_TEST(outcome({certificates::not_yet_valid}) == "certificate is not yet valid (depth 0: valid from 2060-01-01 "
                                                         "00:00:00 UTC, now it is 2026-07-01 00:00:00 UTC)");
    BOOST_TEST(
        outcome({certificates::under_expired, certificates::expired_intermediate}) ==
        "certificate has expired (depth 1: valid until 2021-01-01 00:00:00 UTC, now it is 2026-07-01 00:00:00 UTC)");
    // Both ends belong to it.
    auto const begins = asn1::to_seconds({2060, 1, 1}), ends = asn1::to_seconds({2070, 1, 1});
    BOOST_TEST(failure_of(verify({certificates::not_yet_valid}, {.at = begins - 1})) == words(failure::not_yet_valid));
    BOOST_TEST(outcome({certificates::not_yet_valid}, {.at = begins}) == good);
    BOOST_TEST(outcome({certificates::not_yet_valid}, {.at = ends}) == good);
    BOOST_TEST(failure_of(verify({certificates::not_yet_valid}, {.at = ends + 1})) == words(failure::expired));
    // The anchor's own date counts too.
    BOOST_TEST(
        outcome({certificates::under_expired}, {.anchor = certificates::expired_intermediate}) ==
        "certificate has expired (depth 1: valid until 2021-01-01 00:00:00 UTC, now it is 2026-07-01 00:00:00 UTC)");
}

BOOST_AUTO_TEST_CASE(usages) {
    BOOST_TEST(outcome({certificates::sign_only}) ==
               "certificate does not allow its key to be used this way (depth 0)");
    BOOST_TEST(outcome({certificates::sign_only}, {.usage = key_usage::digital_signature}) == good);
    BOOST_TEST(outcome({certificates::plain}, {.usage = key_usage::digital_signature}) == good);
    BOOST_TEST(outcome({certificates::client_only}) ==
               "certificate is not meant for this purpose (depth 0: serverAuth is wanted)");
    BOOST_TEST(outcome({certificates::any_purpose}) == good);
}

BOOST_AUTO_TEST_CASE(critical_extensions) {
    BOOST_TEST(outcome({certificates::unknown}) == good);
    BOOST_TEST(outcome({certificates::unknown_critical}) ==
               "certificate has a critical extension that is not understood (depth 0: 1.2.3.4.5)");
    BOOST_TEST(outcome({certificates::under_constrained, certificates::constrained}) ==
               "certificate has a critical extension that is not understood (depth 1: 2.5.29.30)");
    BOOST_TEST(outcome({certificates::under_constrained}, {.anchor = certificates::constrained}) ==
               "certificate has a critical extension that is not understood (depth 1: 2.5.29.30)");
}

BOOST_AUTO_TEST_CASE(authorities) {
    BOOST_TEST(outcome({certificates::under_leaf, certificates::leaf, certificates::intermediate}) ==
               "certificate was issued by one that is not an authority (depth 1: CN=example.org, O=Handfast Tests)");
    BOOST_TEST(outcome({certificates::under_leaf}, {.anchor = certificates::leaf}) ==
               "certificate was issued by one that is not an authority (depth 1: CN=example.org, O=Handfast Tests)");
    BOOST_TEST(outcome({certificates::under_no_sign, certificates::no_sign}) ==
               "certificate does not allow its key to be used this way (depth 1: keyCertSign is wanted)");
    BOOST_TEST(
        outcome({certificates::under_too_deep, certificates::too_deep_intermediate, certificates::intermediate}) ==
        "authority does not allow so long a chain below it (depth 2: CN=Test Intermediate, O=Handfast Tests)");
    BOOST_TEST(outcome({certificates::under_too_deep}, {.anchor = certificates::too_deep_intermediate}) == good);
}

BOOST_AUTO_TEST_CASE(algorithms) {
    for (auto const* pem : {certificates::sha384, certificates::sha512, certificates::pss, certificates::pss384})
        BOOST_TEST(outcome({pem}) == good);
    BOOST_TEST(outcome({certificates::sha1}) ==
               "certificate is signed with an algorithm that is not accepted (depth 0)");
    BOOST_TEST(outcome({certificates::pss_sha1}) ==
               "certificate is signed with an algorithm that is not accepted (depth 0)");
    BOOST_TEST(outcome({certificates::weak}) == "certificate has an RSA key of fewer than 2048 bits (depth 0)");
    BOOST_TEST(outcome({certificates::elliptic}) ==
               "certificate has a public key that is not understood (depth 0: the key is for another algorithm than "
               "RSA)");
}

BOOST_AUTO_TEST_CASE(limits) {
    BOOST_TEST(outcome({}) == "no certificate was presented");
    presented chain{certificates::leaf};
    for (int i = 0; i < 8; ++i) chain.add(der(certificates::plain));
    chain.add(der(certificates::intermediate));
    BOOST_TEST(outcome(chain) == good);
    chain.add(der(certificates::intermediate));
    BOOST_TEST(outcome(chain) == "too many certificates were presented");
    BOOST_TEST(outcome(chain, {.limits = {.certificates = 11}}) == good);
    while (chain.own.size() <= x509::verify_limits::capacity) chain.add(der(certificates::plain));
    BOOST_TEST(outcome(chain, {.limits = {.certificates = 1000}}) == "too many certificates were presented");

    presented const three{certificates::leaf, certificates::intermediate};
    BOOST_TEST(outcome(three, {.limits = {.path = 3}}) == good);
    BOOST_TEST(outcome(three, {.limits = {.path = 2}}) ==
               "authority does not allow so long a chain below it (depth 1: more certificates than are looked at)");
    BOOST_TEST(outcome(three, {.limits = {.signature_checks = 2}}) == good);
    BOOST_TEST(outcome(three, {.limits = {.signature_checks = 1}}) ==
               "too many signatures would have to be checked (depth 1)");
    BOOST_TEST(outcome(three, {.limits = {.signature_checks = 0}}) ==
               "too many signatures would have to be checked (depth 0)");
}

BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
    presented const three{certificates::leaf, certificates::intermediate};
    auto const chain = three.views();
    auto const store = trust_store::from_pem(certificates::root).value();
    server_name const right{"example.org"}, wrong{"example.com"};
    auto const before = allocations();
    bool const accepted = x509::verify_server_chain(chain, store, right, now).has_value();
    bool const refused = !x509::verify_server_chain(chain, store, wrong, now).has_value();
    bool const untrusted = !x509::verify_server_chain(chain, trust_store{}, right, now).has_value();
    auto const after = allocations();
    BOOST_TEST((accepted && refused && untrusted));
    BOOST_TEST(after - before == 0u);
    BOOST_TEST(before > 0u);
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    auto const store = trust_store::from_pem(certificates::root).value();
    auto const leaf = der(certificates::leaf), intermediate = der(certificates::intermediate);
    for (std::size_t size = 0; size < leaf.size(); ++size) {
        bytes const part(leaf.begin(), leaf.begin() + static_cast<std::ptrdiff_t>(size));
        byte_view const chain[]{part, intermediate};
        BOOST_TEST(!x509::verify_server_chain(chain, store, server_name{"example.org"}, now).has_value());
    }
    for (std::size_t size = 0; size < intermediate.size(); ++size) {
        bytes const part(intermediate.begin(), intermediate.begin() + static_cast<std::ptrdiff_t>(size));
        byte_view const chain[]{leaf, part};
        BOOST_TEST(!x509::verify_server_chain(chain, store, server_name{"example.org"}, now).has_value());
    }
}

BOOST_AUTO_TEST_CASE(no_flipped_bit_is_accepted) {
    auto const store = trust_store::from_pem(certificates::root).value();
    auto leaf = der(certificates::leaf), intermediate = der(certificates::intermediate);
    byte_view const chain[]{leaf, intermediate};
    auto const accepted = [&] {
        return x509::verify_server_chain(chain, store, server_name{"example.org"}, now).has_value();
    };
    BOOST_TEST_REQUIRE(accepted());
    for (auto* const spoilt : {&leaf, &intermediate})
        for (std::size_t bit = 0; bit < spoilt->size() * 8; ++bit) {
            auto& byte = (*spoilt)[bit / 8];
            byte = static_cast<std::uint8_t>(byte ^ 1u << bit % 8);
            BOOST_TEST(!accepted(), "bit " << bit);
            byte = static_cast<std::uint8_t>(byte ^ 1u << bit % 8);
        }
    BOOST_TEST(accepted());
}

BOOST_AUTO_TEST_SUITE_END()
