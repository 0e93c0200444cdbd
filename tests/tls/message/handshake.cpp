// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/handshake.hpp>

#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/message/server_hello_done.hpp>

#include "laws/codec.hpp"
#include "tls/message/samples.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(wire::least_size<tls::handshake<tls::finished>> == 16);
static_assert(wire::greatest_size<tls::handshake<tls::finished>> == 16);
static_assert(tls::handshake<tls::finished>::name == "Finished");
static_assert(std::is_same_v<tls::handshake<tls::finished>::label, tls::finished>);

BOOST_AUTO_TEST_SUITE(tls_message_handshake)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<tls::handshake<tls::hello_request>>("00 000000");
    laws::hold_for<tls::handshake<tls::server_hello_done>>(samples::server_hello_done_of_openssl);
    laws::hold_for<tls::handshake<tls::finished>>("14 00000c 000102030405060708090a0b");
}

BOOST_AUTO_TEST_CASE(type_and_length_are_checked) {
    auto const other = handfast::from_hex("0f 000000");
    BOOST_TEST(describe(wire::decode<tls::handshake<tls::server_hello_done>>(other).error()).view() ==
               "handshake.msg_type: 15 where only 14 may stand, at offset 0");
    auto const longer = handfast::from_hex("0e 000001 00");
    BOOST_TEST(describe(wire::decode<tls::handshake<tls::server_hello_done>>(longer).error()).view() ==
               "handshake.body: 1 byte left over at the end, at offset 4");
    auto const shorter = handfast::from_hex("14 00000b 000102030405060708090a");
    BOOST_TEST(describe(wire::decode<tls::handshake<tls::finished>>(shorter).error()).view() ==
               "handshake.body.verify_data: 11 bytes where 12 were needed, at offset 4");
}

BOOST_AUTO_TEST_CASE(it_agrees_with_the_header_on_its_own) {
    auto const in = handfast::from_hex("14 00000c 000102030405060708090a0b");
    auto const header = wire::load<tls::handshake_header>(handfast::byte_view{in}.first<4>());
    BOOST_TEST((header.msg_type == tls::handshake_type::finished));
    BOOST_TEST(header.length == 12u);
}

BOOST_AUTO_TEST_SUITE_END()
