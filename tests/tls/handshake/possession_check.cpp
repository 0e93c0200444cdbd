// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/handshake/possession_check.hpp>

#include <type_traits>

#include <handfast/core/hex.hpp>
#include <handfast/tls/handshake/evidence.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/handshake.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/x509/verify.hpp>

#include "tls/handshake/client_of_openssl.hpp"
#include "tls/support/identity.hpp"

// The proof that a client has the key of its certificate, as OpenSSL gives it and as nobody must.

using namespace handfast;
using namespace handfast::tests;
using tls::signature_scheme;
using enum tls::signature_scheme;
using tls::possession_failure;

// A check, and nothing else, makes the evidence; and one of clients does not serve for servers, nor the other way.
static_assert(!std::is_default_constructible_v<tls::verified_possession>);
static_assert(!std::is_copy_constructible_v<tls::verified_possession>);
static_assert(!std::is_aggregate_v<tls::verified_possession>);
static_assert(!std::is_default_constructible_v<tls::verified_client_certificate>);
static_assert(!std::is_copy_constructible_v<tls::verified_client_certificate>);
static_assert(std::is_constructible_v<tls::verified_client_certificate, x509::verified_client>);
static_assert(!std::is_constructible_v<tls::verified_client_certificate, x509::verified_peer>);
static_assert(!std::is_constructible_v<tls::verified_client_certificate, x509::detail::verified_end>);
static_assert(!std::is_constructible_v<tls::verified_certificate, x509::verified_client>);

template <class Proof>
concept serves_the_check = requires(tls::certificate_verify m, Proof proof) {
    tls::possession_check::verify(m, proof, {}, {});
};
static_assert(serves_the_check<x509::verified_client> && !serves_the_check<x509::verified_peer>);
static_assert(!serves_the_check<rsa::public_key>, "not of any key, but of one whose certificate was verified");

BOOST_AUTO_TEST_SUITE(tls_handshake_possession_check)

namespace {

using bytes = std::vector<std::uint8_t>;
namespace openssl = samples::openssl;

bytes signed_messages() {
    bytes all;
    for (auto const message : openssl::signed_messages) {
        auto const one = from_hex(message);
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

struct verified {
    bytes message = from_hex(openssl::clients_certificate);
    tls::certificate certificate = *wire::decode<tls::handshake<tls::certificate>>(message).value().body;
    byte_view chain[1]{certificate.certificate_list.front().view()};
    x509::trust_store trust = x509::trust_store::from_der(chain[0]).value();
    x509::verified_client client = x509::verify_client_chain(chain, trust, present + 365 * day).value();
};

/// What the check says of `signature`, where the server asked for what OpenSSL's did.
std::string outcome(signature_scheme algorithm, bytes const& signature, bytes const& messages = signed_messages()) {
    static verified const known;
    static auto const message = from_hex(openssl::certificate_request);
    auto const request = *wire::decode<tls::handshake<tls::certificate_request>>(message).value().body;
    std::vector<wire::open_enum<signature_scheme>> asked_for{rsa_pkcs1_sha384, rsa_pkcs1_sha512, rsa_pss_rsae_sha384};
    for (auto const one : request.supported_signature_algorithms) asked_for.push_back(one);
    tls::certificate_verify seen;
    seen.algorithm = algorithm;
    seen.signature = byte_view{signature};
    auto const result = tls::possession_check::verify(seen, known.client, asked_for, messages);
    return result ? "verified" : std::string{to_string(result.error())};
}

std::string const good = "verified";
std::string const wrong{to_string(possession_failure::wrong_signature)};
std::string const unusable{to_string(possession_failure::unusable_algorithm)};

bytes openssls_signature() {
    auto const message = from_hex(openssl::certificate_verify);
    auto const signature = wire::decode<tls::handshake<tls::certificate_verify>>(message)->body->signature.view();
    return {signature.begin(), signature.end()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(openssls_is_accepted) {
    auto const message = from_hex(openssl::certificate_verify);
    auto const seen = *wire::decode<tls::handshake<tls::certificate_verify>>(message).value().body;
    BOOST_TEST((seen.algorithm == rsa_pss_rsae_sha256));
    BOOST_TEST(outcome(seen.algorithm.value(), openssls_signature()) == good);
    BOOST_TEST(outcome(rsa_pkcs1_sha256, from_hex(openssl::rsa_pkcs1_sha256)) == good);
    BOOST_TEST(outcome(rsa_pkcs1_sha384, from_hex(openssl::rsa_pkcs1_sha384)) == good);
    BOOST_TEST(outcome(rsa_pkcs1_sha512, from_hex(openssl::rsa_pkcs1_sha512)) == good);
    BOOST_TEST(outcome(rsa_pss_rsae_sha384, from_hex(openssl::rsa_pss_sha384)) == good);
}

BOOST_AUTO_TEST_CASE(a_wrong_signature_is_refused) {
    auto signature = openssls_signature();
    for (std::size_t const at : {std::size_t{0}, std::size_t{100}, signature.size() - 1}) {
        signature[at] ^= 1;
        BOOST_TEST(outcome(rsa_pss_rsae_sha256, signature) == wrong);
        signature[at] ^= 1;
    }
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, {}) == wrong);
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, bytes(256)) == wrong);
    signature.push_back(0);
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, signature) == wrong);
    // That of somebody else's key.
    bytes other(test_key().size());
    BOOST_REQUIRE(rsa::sign_pkcs1<crypto::sha256>(test_key(), signed_messages(), other).has_value());
    BOOST_TEST(outcome(rsa_pkcs1_sha256, other) == wrong);
}

BOOST_AUTO_TEST_CASE(the_signature_is_of_the_algorithm_that_it_names) {
    BOOST_TEST(outcome(rsa_pss_rsae_sha384, openssls_signature()) == wrong);
    BOOST_TEST(outcome(rsa_pkcs1_sha256, openssls_signature()) == wrong);
    BOOST_TEST(outcome(rsa_pkcs1_sha384, from_hex(openssl::rsa_pkcs1_sha256)) == wrong);
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, from_hex(openssl::rsa_pkcs1_sha256)) == wrong);
}

BOOST_AUTO_TEST_CASE(the_algorithm_is_one_that_was_asked_for_and_fits_the_key) {
    // A good one that the server did not ask for.
    BOOST_TEST(outcome(rsa_pss_rsae_sha512, from_hex(openssl::rsa_pss_sha512)) == unusable);
    // Asked for, but SHA-1, and for another kind of key.
    BOOST_TEST(outcome(rsa_pkcs1_sha1, from_hex(openssl::rsa_pkcs1_sha1)) == unusable);
    BOOST_TEST(outcome(ecdsa_secp256r1_sha256, openssls_signature()) == unusable);
    BOOST_TEST(outcome(signature_scheme{0xfafa}, openssls_signature()) == unusable);
}

BOOST_AUTO_TEST_CASE(the_signature_is_of_this_handshake) {
    auto const whole = signed_messages();
    for (std::size_t const at : {std::size_t{5}, whole.size() / 2, whole.size() - 1}) {
        auto other = whole;
        other[at] ^= 0x80;
        BOOST_TEST(outcome(rsa_pss_rsae_sha256, openssls_signature(), other) == wrong);
    }
    auto const with_itself = [&] {
        auto all = whole;
        auto const message = from_hex(openssl::certificate_verify);
        all.insert(all.end(), message.begin(), message.end());
        return all;
    }();
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, openssls_signature(), with_itself) == wrong);
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, openssls_signature(), {whole.begin(), whole.end() - 262}) == wrong);
    BOOST_TEST(outcome(rsa_pss_rsae_sha256, openssls_signature(), {}) == wrong);
}

BOOST_AUTO_TEST_SUITE_END()
