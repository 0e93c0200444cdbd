// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/server_hello.hpp>

#include <handfast/tls/message/handshake.hpp>

#include "laws/codec.hpp"
#include "tls/message/samples.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = tls::handshake<tls::server_hello>;
using own = tls::handshake<tls::basic_server_hello<wire::owned>>;
constexpr std::string_view bare =
    "02 000026 0303 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 00 009d 00";

/// The body of the hello above, and extensions behind it.
std::vector<std::uint8_t> with_extensions(std::string_view digits) {
    auto in = handfast::from_hex(bare.substr(10));
    for (auto const byte : handfast::from_hex(digits)) in.push_back(byte);
    return in;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_server_hello)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>(samples::server_hello_of_openssl);
    laws::hold_for<viewed, own>(bare);
}

BOOST_AUTO_TEST_CASE(openssls_is_read) {
    auto const in = handfast::from_hex(samples::server_hello_of_openssl);
    auto const hello = *wire::decode<viewed>(in)->body;
    BOOST_TEST((hello.server_version == tls::protocol_version::tls_1_2));
    BOOST_TEST((hello.cipher_suite == tls::cipher_suite::tls_rsa_with_aes_256_gcm_sha384));
    BOOST_TEST((hello.compression_method == tls::compression_method::null));
    BOOST_TEST(hello.extensions->has<tls::extended_master_secret>());
    BOOST_TEST(hello.extensions->find<tls::renegotiation_info>()->renegotiated_connection.empty());
    BOOST_TEST(hello.extensions->has_tag(tls::extension_type::session_ticket));
}

BOOST_AUTO_TEST_CASE(it_may_have_no_extensions) {
    auto const in = handfast::from_hex(bare);
    BOOST_TEST(!wire::decode<viewed>(in)->body->extensions.has_value());
}

BOOST_AUTO_TEST_CASE(a_server_names_no_name) {
    // RFC 6066 §3: the server's server_name is empty.
    auto const empty = with_extensions("0004 0000 0000");
    BOOST_TEST(wire::decode<tls::server_hello>(empty)->extensions->has<tls::server_name_acknowledged>());
    auto const full = with_extensions("0005 0000 0001 00");
    BOOST_TEST(describe(wire::decode<tls::server_hello>(full).error()).view() ==
               "server_hello.extensions[0].server_name: 1 byte left over at the end, at offset 44");
}

BOOST_AUTO_TEST_SUITE_END()
