// SPDX-License-Identifier: BSL-1.0
// What a program needs that wants the RSA-wrap alone: one header, and none of TLS.
#include <handfast/rsa.hpp>

#ifdef HANDFAST_TLS_ENGINE_HPP
#error "handfast/rsa.hpp reaches into TLS"
#endif
#ifdef HANDFAST_X509_CERTIFICATE_HPP
#error "handfast/rsa.hpp reaches into X.509"
#endif

#include "boost_test.hpp"

#include "crypto/rsa/keys.hpp"

namespace hf = handfast;

BOOST_AUTO_TEST_SUITE(crypto_rsa)

BOOST_AUTO_TEST_CASE(a_key_for_a_session_wrapped_and_unwrapped) {
    auto const private_key = hf::rsa::private_key::from_pem(handfast_tests::key_2048).value();
    auto const session_key = hf::crypto::random_secret<32>();

    auto const wrapped = hf::rsa::wrap(private_key.public_part(), session_key.reveal()).value();
    auto const key = hf::rsa::unwrap(private_key, wrapped, hf::crypto::random_secret<32>()).value();

    BOOST_TEST((key == session_key));
}

BOOST_AUTO_TEST_SUITE_END()
