// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/certificate_verify.hpp>

#include <handfast/tls/message/handshake.hpp>

#include "laws/codec.hpp"
#include "tls/handshake/client_of_openssl.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = tls::handshake<tls::certificate_verify>;
using own = tls::handshake<tls::basic_certificate_verify<wire::owned>>;
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_certificate_verify)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>("0f 000006 0401 0002aabb");
    laws::hold_for<viewed, own>("0f 000004 fafa 0000");
}

BOOST_AUTO_TEST_CASE(openssls_is_read) {
    auto const in = handfast::from_hex(samples::openssl::certificate_verify);
    laws::round_trip<viewed>(in);
    laws::every_truncation<viewed>(in);
    auto const verify = *wire::decode<viewed>(in)->body;
    BOOST_TEST((verify.algorithm == tls::signature_scheme::rsa_pss_rsae_sha256));
    BOOST_TEST(verify.signature.size() == 256u);
}

BOOST_AUTO_TEST_CASE(a_signature_without_its_algorithm_is_none) {
    // As before TLS 1.2 (RFC 4346 §7.4.8), and as without a hash in the digest.
    auto const old = handfast::from_hex("0002aabb");
    BOOST_TEST(describe(wire::decode<tls::certificate_verify>(old).error()).view() ==
               "certificate_verify.signature: 0 bytes where 43707 were announced, at offset 4");
}

BOOST_AUTO_TEST_SUITE_END()
