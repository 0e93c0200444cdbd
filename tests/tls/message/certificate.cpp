// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/certificate.hpp>

#include <handfast/tls/message/handshake.hpp>

#include "laws/codec.hpp"
#include "tls/message/samples.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = tls::handshake<tls::certificate>;
using own = tls::handshake<tls::basic_certificate<wire::owned>>;
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_certificate)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>("0b 000003 000000");
    laws::hold_for<viewed, own>("0b 00000d 00000a 000003aabbcc 000001dd");
}

BOOST_AUTO_TEST_CASE(openssls_is_read) {
    auto const in = handfast::from_hex(samples::certificate_of_openssl);
    laws::round_trip<viewed>(in);
    laws::every_truncation<viewed>(in);
    laws::short_outputs<viewed>(in);
    auto const chain = *wire::decode<viewed>(in)->body;
    BOOST_TEST(chain.certificate_list.size() == 1u);
    BOOST_TEST(chain.certificate_list.front().size() == 803u);
    BOOST_TEST(chain.certificate_list.front()[0] == 0x30);
    BOOST_TEST(chain.certificate_list.front().data() == in.data() + 10);
}

BOOST_AUTO_TEST_CASE(a_certificate_is_not_empty) {
    auto const in = handfast::from_hex("000007 000001aa 000000");
    BOOST_TEST(describe(wire::decode<tls::certificate>(in).error()).view() ==
               "certificate.certificate_list[1]: length 0 is below the floor of 1, at offset 7");
}

BOOST_AUTO_TEST_SUITE_END()
