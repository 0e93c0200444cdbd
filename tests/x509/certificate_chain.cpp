// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/x509/certificate_chain.hpp>

#include "given.hpp"

namespace certificates = handfast::tests::certificates;
namespace rsa = handfast::rsa;
namespace x509 = handfast::x509;
using namespace handfast::tests;
using handfast::byte_view;
using handfast::same_bytes;
using x509::certificate_chain;
using x509::failure;

BOOST_AUTO_TEST_SUITE(x509_certificate_chain)

BOOST_AUTO_TEST_CASE(from_text) {
    auto const text = std::string{certificates::leaf} + certificates::leaf_key + certificates::intermediate;
    auto chain = certificate_chain::from_pem(text).value();
    BOOST_TEST_REQUIRE(chain.der().size() == 2u);
    BOOST_TEST(same_bytes(chain.der()[0], der(certificates::leaf)));
    BOOST_TEST(same_bytes(chain.der()[1], der(certificates::intermediate)));
    BOOST_TEST(same_bytes(chain.leaf().der(), chain.der()[0]));
    BOOST_TEST(chain.certificates().size() == 2u);

    // A chain that was moved from is still one.
    auto const moved = std::move(chain);
    BOOST_TEST(chain.leaf().der().data() == moved.leaf().der().data());

    auto const again = certificate_chain::from_pem(moved.to_pem()).value();
    BOOST_TEST_REQUIRE(again.der().size() == 2u);
    BOOST_TEST(same_bytes(again.der()[1], moved.der()[1]));
}

BOOST_AUTO_TEST_CASE(what_is_no_chain) {
    BOOST_TEST(words_of(certificate_chain::from_pem(certificates::leaf_key)) == "no certificate found");
    BOOST_TEST(words_of(certificate_chain::from_der({})) == "no certificate found");
    byte_view const nothing[]{byte_view{}};
    BOOST_TEST(failure_of(certificate_chain::from_der(nothing)) == words(failure::malformed));
    BOOST_TEST(words_of(certificate_chain::from_pem_file("/nowhere/chain.pem")) ==
               "cannot be read (/nowhere/chain.pem: No such file or directory)");
}

BOOST_AUTO_TEST_CASE(the_key_belongs_to_the_first) {
    auto const leaf_key = rsa::private_key::from_pem(certificates::leaf_key).value();
    auto const other_key = rsa::private_key::from_pem(certificates::other_key).value();
    auto const chain = certificate_chain::from_pem(certificates::leaf).value();
    BOOST_TEST(words_of(chain.check_key(leaf_key.public_part())) == "no error");
    BOOST_TEST(words_of(chain.check_key(other_key.public_part())) == "private key does not belong to the certificate");
    auto const elliptic = certificate_chain::from_pem(certificates::elliptic).value();
    BOOST_TEST(failure_of(elliptic.check_key(leaf_key.public_part())) == words(failure::unsupported_key));
}

BOOST_AUTO_TEST_SUITE_END()
