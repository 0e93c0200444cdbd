// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/client_key_exchange.hpp>

#include <handfast/tls/message/handshake.hpp>

#include "laws/codec.hpp"
#include "tls/message/samples.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = tls::handshake<tls::client_key_exchange>;
using own = tls::handshake<tls::basic_client_key_exchange<wire::owned>>;
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_client_key_exchange)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>("10 000004 0002aabb");
    laws::hold_for<viewed, own>("10 000002 0000");
}

BOOST_AUTO_TEST_CASE(openssls_is_read) {
    auto const in = handfast::from_hex(samples::client_key_exchange_of_openssl);
    laws::round_trip<viewed>(in);
    laws::every_truncation<viewed>(in);
    auto const exchange = *wire::decode<viewed>(in)->body;
    BOOST_TEST(exchange.encrypted_pre_master_secret.size() == 256u);
}

BOOST_AUTO_TEST_SUITE_END()
