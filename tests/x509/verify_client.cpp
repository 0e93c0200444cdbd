// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <initializer_list>
#include <type_traits>

#include <handfast/x509/verify.hpp>

#include "allocations.hpp"
#include "given.hpp"

// A client's chain. The search for its path is that of a server's: see verify.cpp.

namespace asn1 = handfast::asn1;
namespace certificates = handfast::tests::certificates;
namespace rsa = handfast::rsa;
namespace x509 = handfast::x509;
using namespace handfast::tests;
using handfast::byte_view;
using handfast::server_name;
using x509::failure;

// Evidence: it comes out of a verification or not at all, and that of one end does not serve for the other.
using x509::verified_client;
using x509::verified_peer;
static_assert(!std::is_default_constructible_v<verified_client> && !std::is_aggregate_v<verified_client>);
static_assert(!std::is_constructible_v<verified_client, rsa::public_key, x509::certificate const&, std::size_t>);
static_assert(!std::is_constructible_v<verified_client, verified_peer const&>);
static_assert(!std::is_constructible_v<verified_peer, verified_client const&>);
static_assert(!std::is_constructible_v<verified_peer, x509::detail::verified_end const&>);
static_assert(!std::is_constructible_v<verified_client, x509::detail::verified_end const&>);
static_assert(!std::is_convertible_v<verified_client*, verified_peer*> &&
              !std::is_convertible_v<verified_peer*, verified_client*>);
static_assert(!std::is_assignable_v<verified_peer&, verified_client> &&
              !std::is_assignable_v<verified_client&, verified_peer>);
// Nor can anybody make one by deriving from it.
static_assert(std::is_final_v<verified_client> && std::is_final_v<verified_peer>);

BOOST_AUTO_TEST_SUITE(x509_verify_client)

namespace {

auto verify(std::initializer_list<char const*> pems, char const* anchor = certificates::root,
            x509::verify_limits const& limits = {}) {
    std::vector<bytes> own;
    for (auto const* pem : pems) own.push_back(der(pem));
    static std::vector<std::vector<bytes>> kept;  // what was verified is looked at in place
    kept.push_back(std::move(own));
    std::vector<byte_view> const chain{kept.back().begin(), kept.back().end()};
    auto const store = x509::trust_store::from_pem(anchor).value();
    return x509::verify_client_chain(chain, store, now, limits);
}
std::string outcome(std::initializer_list<char const*> pems, char const* anchor = certificates::root,
                    x509::verify_limits const& limits = {}) {
    return words_of(verify(pems, anchor, limits));
}

std::string const good = "no error";

}  // namespace

BOOST_AUTO_TEST_CASE(a_chain_of_three) {
    auto const client = verify({certificates::leaf, certificates::intermediate});
    BOOST_TEST_REQUIRE(words_of(client) == good);
    BOOST_TEST(client->path_length() == 3u);
    BOOST_TEST(describe(client->leaf().subject()).view() == "CN=example.org, O=Handfast Tests");
    auto const key = rsa::private_key::from_pem(certificates::leaf_key).value();
    BOOST_TEST((client->key() == key.public_part()));
}

BOOST_AUTO_TEST_CASE(no_name_is_asked_for) {
    auto const nameless = der(certificates::version_1);
    byte_view const chain[]{nameless};
    auto const store = x509::trust_store::from_pem(certificates::root).value();
    BOOST_TEST(words_of(x509::verify_client_chain(chain, store, asn1::to_seconds({2027, 1, 1}))) == good);
}

BOOST_AUTO_TEST_CASE(usages) {
    BOOST_TEST(outcome({certificates::client_only}) == good);
    BOOST_TEST(outcome({certificates::any_purpose}) == good);
    BOOST_TEST(outcome({certificates::sign_only}) == good);
    // Only to encipher with, which is what a server under RSA key transport does.
    BOOST_TEST(outcome({certificates::no_names}) == "certificate does not allow its key to be used this way (depth 0)");
    // Only for servers, even where it stands in the store.
    BOOST_TEST(outcome({certificates::self_signed}, certificates::self_signed) ==
               "certificate is not meant for this purpose (depth 0: clientAuth is wanted)");
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
}

BOOST_AUTO_TEST_CASE(the_path_is_searched_as_for_a_server) {
    BOOST_TEST(outcome({}) == "no certificate was presented");
    BOOST_TEST(outcome({certificates::leaf}) == "issuer is not trusted (depth 0: CN=Test Intermediate, O=Handfast "
                                                "Tests, which issued CN=example.org, O=Handfast Tests)");
    BOOST_TEST(
        outcome({certificates::client_only}, certificates::same_name_root) ==
        "issuer is not trusted (depth 0: CN=Test Root, O=Handfast Tests, which issued CN=client only; another of that "
        "name is there)");
    BOOST_TEST(outcome({certificates::under_leaf, certificates::leaf, certificates::intermediate}) ==
               "certificate was issued by one that is not an authority (depth 1: CN=example.org, O=Handfast Tests)");
    BOOST_TEST(outcome({certificates::unknown_critical}) ==
               "certificate has a critical extension that is not understood (depth 0: 1.2.3.4.5)");
    BOOST_TEST(outcome({certificates::sha1}) ==
               "certificate is signed with an algorithm that is not accepted (depth 0)");
    BOOST_TEST(outcome({certificates::weak}) == "certificate has an RSA key of fewer than 2048 bits (depth 0)");
    BOOST_TEST(outcome({certificates::leaf, certificates::intermediate}, certificates::root, {.path = 2}) ==
               "authority does not allow so long a chain below it (depth 1: more certificates than are looked at)");
}

BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
    auto const leaf = der(certificates::leaf), intermediate = der(certificates::intermediate);
    byte_view const chain[]{leaf, intermediate};
    auto const store = x509::trust_store::from_pem(certificates::root).value();
    auto const before = allocations();
    bool const accepted = x509::verify_client_chain(chain, store, now).has_value();
    bool const refused = !x509::verify_client_chain(chain, store, 0).has_value();
    auto const after = allocations();
    BOOST_TEST((accepted && refused));
    BOOST_TEST(after - before == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
