// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/certificate_request.hpp>

#include <handfast/tls/message/handshake.hpp>

#include "laws/codec.hpp"
#include "tls/message/samples.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = tls::handshake<tls::certificate_request>;
using own = tls::handshake<tls::basic_certificate_request<wire::owned>>;
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_certificate_request)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>(samples::certificate_request_of_openssl);
    laws::hold_for<viewed, own>("0d 00000f 0101 00020401 0007 0002aabb 0001cc");
}

BOOST_AUTO_TEST_CASE(openssls_is_read) {
    auto const in = handfast::from_hex(samples::certificate_request_of_openssl);
    auto const request = *wire::decode<viewed>(in)->body;
    BOOST_TEST((request.certificate_types.front() == tls::client_certificate_type::rsa_sign));
    BOOST_TEST(request.certificate_types.size() == 3u);
    BOOST_TEST(request.supported_signature_algorithms.contains(tls::signature_scheme::rsa_pkcs1_sha512));
    BOOST_TEST(request.certificate_authorities.empty());
}

BOOST_AUTO_TEST_CASE(each_authority_is_a_name) {
    auto const in = handfast::from_hex("0101 00020401 0007 0002aabb 0001cc");
    auto const request = wire::decode<tls::certificate_request>(in).value();
    BOOST_TEST(request.certificate_authorities.size() == 2u);
    BOOST_TEST(request.certificate_authorities.front().size() == 2u);
    auto const empty = handfast::from_hex("0101 00020401 0002 0000");
    BOOST_TEST(describe(wire::decode<tls::certificate_request>(empty).error()).view() ==
               "certificate_request.certificate_authorities[0]: length 0 is below the floor of 1, at offset 8");
    auto const no_types = handfast::from_hex("00 00020401 0000");
    BOOST_TEST(describe(wire::decode<tls::certificate_request>(no_types).error()).view() ==
               "certificate_request.certificate_types: length 0 is below the floor of 1, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
