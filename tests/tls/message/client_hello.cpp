// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message/client_hello.hpp>

#include <handfast/tls/message/handshake.hpp>
#include <handfast/wire/print.hpp>

#include "laws/codec.hpp"
#include "tls/message/samples.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = tls::handshake<tls::client_hello>;
using own = tls::handshake<tls::basic_client_hello<wire::owned>>;

// RFC 5246 §7.4.1.2: version, random, an empty session id, one suite, one compression method; no extensions.
constexpr std::string_view smallest =
    "0303 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 00 0002009d 0100";
static_assert(wire::least_size<tls::client_hello> == 41);
static_assert(wire::greatest_size<tls::client_hello> == 2 + 32 + 33 + 2 + 65534 + 256 + 2 + 65535);
static_assert(tls::client_hello::name == "ClientHello");
static_assert(std::is_same_v<tls::basic_client_hello<wire::borrowed>::label, tls::client_hello>);
static_assert(boost::hana::Struct<tls::client_hello>::value);

std::vector<std::uint8_t> with_extensions(std::string_view digits) {
    auto in = handfast::from_hex(smallest);
    for (auto const byte : handfast::from_hex(digits)) in.push_back(byte);
    return in;
}
handfast::sentence refusal(std::string_view extensions) {
    auto const in = with_extensions(extensions);
    return describe(wire::decode<tls::client_hello>(in).error());
}
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_client_hello)

BOOST_AUTO_TEST_CASE(the_laws_hold_for_openssls) { laws::hold_for<viewed, own>(samples::client_hello_of_openssl); }

BOOST_AUTO_TEST_CASE(the_laws_hold_for_gnutlss) { laws::hold_for<viewed, own>(samples::client_hello_of_gnutls); }

BOOST_AUTO_TEST_CASE(the_laws_hold_without_extensions_and_with_an_empty_list_of_them) {
    laws::hold_for<tls::client_hello, tls::basic_client_hello<wire::owned>>(smallest);
    laws::hold<tls::client_hello>(with_extensions("0000"));
}

BOOST_AUTO_TEST_CASE(openssls_is_read) {
    auto const in = handfast::from_hex(samples::client_hello_of_openssl);
    auto const hello = *wire::decode<viewed>(in)->body;
    BOOST_TEST((hello.client_version == tls::protocol_version::tls_1_2));
    BOOST_TEST(hello.random[0] == 0x5b);
    BOOST_TEST(hello.random[31] == 0x16);
    BOOST_TEST(hello.session_id.empty());
    BOOST_TEST(hello.cipher_suites.size() == 28u);
    BOOST_TEST(hello.cipher_suites.contains(tls::cipher_suite::tls_rsa_with_aes_256_gcm_sha384));
    BOOST_TEST(hello.cipher_suites.contains(tls::cipher_suite::tls_empty_renegotiation_info_scsv));
    BOOST_TEST((hello.compression_methods.front() == tls::compression_method::null));

    BOOST_REQUIRE(hello.extensions.has_value());
    auto const& extensions = *hello.extensions;
    BOOST_TEST(extensions.size() == 7u);
    auto const names = extensions.find<tls::server_name_list>();
    BOOST_REQUIRE(names.has_value());
    BOOST_TEST((names->server_name_list.front().name_type == tls::name_type::host_name));
    BOOST_TEST(handfast::as_chars(names->server_name_list.front().host_name.view()) == "localhost");
    BOOST_TEST(extensions.find<tls::supported_groups>()->named_group_list.contains(tls::named_group::x25519));
    BOOST_TEST(extensions.find<tls::ec_point_formats>()->ec_point_format_list.size() == 3u);
    BOOST_TEST(extensions.find<tls::signature_algorithms>()->supported_signature_algorithms.contains(
        tls::signature_scheme::rsa_pkcs1_sha256));
    BOOST_TEST(extensions.has<tls::extended_master_secret>());
    BOOST_TEST(!extensions.has<tls::renegotiation_info>());
    BOOST_TEST(extensions.has_tag(tls::extension_type::session_ticket));
    BOOST_TEST(!extensions.has_tag(tls::extension_type::supported_versions));
}

BOOST_AUTO_TEST_CASE(gnutlss_is_read) {
    auto const in = handfast::from_hex(samples::client_hello_of_gnutls);
    auto const hello = *wire::decode<viewed>(in)->body;
    BOOST_TEST(hello.session_id.size() == 32u);
    BOOST_TEST(hello.extensions->find<tls::renegotiation_info>()->renegotiated_connection.empty());
    BOOST_TEST(hello.extensions->has_tag(tls::extension_type::key_share));
}

BOOST_AUTO_TEST_CASE(a_failure_names_its_place) {
    BOOST_TEST(refusal("0009 0000 0005 0003 00 0000").view() ==
               "client_hello.extensions[0].server_name.server_name_list[0].host_name: length 0 is below the floor of "
               "1, at offset 50");
    BOOST_TEST(
        refusal("0004 000a 0000").view() ==
        "client_hello.extensions[0].supported_groups.named_group_list: 0 bytes where 2 were needed, at offset 47");
    BOOST_TEST(refusal("0008 0017 0000 0017 0000").view() ==
               "client_hello.extensions[1]: the tag 23 stands there twice, at offset 41");
    BOOST_TEST(refusal("0008 1234 0000 1234 0000").view() ==
               "client_hello.extensions[1]: the tag 4660 stands there twice, at offset 41");
    BOOST_TEST(refusal("0005 0017 0001 00").view() ==
               "client_hello.extensions[0].extended_master_secret: 1 byte left over at the end, at offset 47");
    BOOST_TEST(refusal("0000 00").view() == "client_hello: 1 byte left over at the end, at offset 43");
    BOOST_TEST(refusal("00").view() == "client_hello.extensions: 1 byte where 2 were needed, at offset 41");
}

BOOST_AUTO_TEST_CASE(lists_keep_their_bounds) {
    auto in = handfast::from_hex(smallest);
    in[34] = 33;  // session_id<0..32>
    BOOST_TEST(describe(wire::decode<tls::client_hello>(in).error()).view() ==
               "client_hello.session_id: length 33 is above the ceiling of 32, at offset 34");
    in = handfast::from_hex(smallest);
    in[36] = 0;  // cipher_suites<2..2^16-2>
    BOOST_TEST(describe(wire::decode<tls::client_hello>(in).error()).view() ==
               "client_hello.cipher_suites: length 0 is below the floor of 2, at offset 35");
    in = handfast::from_hex(smallest);
    in[36] = 3;
    BOOST_TEST(describe(wire::decode<tls::client_hello>(in).error()).view() ==
               "client_hello.cipher_suites: length 3 is not a multiple of 2, at offset 37");
    in = handfast::from_hex(smallest);
    in[39] = 0;  // compression_methods<1..2^8-1>
    BOOST_TEST(describe(wire::decode<tls::client_hello>(in).error()).view() ==
               "client_hello.compression_methods: length 0 is below the floor of 1, at offset 39");
}

BOOST_AUTO_TEST_CASE(ours_is_written_without_an_allocation) {
    using B = wire::borrowed;
    std::array<std::uint8_t, 256> out;
    auto const before = laws::allocated_bytes();
    std::array const suites{wire::open_enum{tls::cipher_suite::tls_rsa_with_aes_256_gcm_sha384}};
    std::array const compression{wire::open_enum{tls::compression_method::null}};
    std::array const names{tls::basic_server_name<B>{tls::name_type::host_name, handfast::as_bytes("localhost")}};
    std::array const schemes{wire::open_enum{tls::signature_scheme::rsa_pkcs1_sha256}};
    std::array<tls::basic_client_extension<B>, 4> const extensions{
        tls::basic_server_name_list<B>{names}, tls::basic_signature_algorithms<B>{schemes},
        tls::extended_master_secret{}, tls::basic_renegotiation_info<B>{}};
    tls::basic_client_hello<B> const hello{tls::protocol_version::tls_1_2,       {}, {}, suites, compression,
                                           tls::client_extensions<B>{extensions}};
    auto const size = wire::encode(tls::handshake{hello}, out);
    auto const taken = laws::allocated_bytes() - before;
    BOOST_TEST(taken == 0u);
    BOOST_REQUIRE(size.has_value());
    BOOST_TEST(handfast::to_hex({out.data(), *size}) ==
               "0100004e"
               "0303"
               "0000000000000000000000000000000000000000000000000000000000000000"
               "00"
               "0002009d"
               "0100"
               "0023"
               "0000000e000c0000096c6f63616c686f7374"
               "000d000400020401"
               "00170000"
               "ff01000100");
    BOOST_TEST(wire::decode<viewed>({out.data(), *size}).has_value());
}

BOOST_AUTO_TEST_CASE(it_prints_by_the_names_of_the_registries) {
    auto const in = handfast::from_hex(samples::client_hello_of_openssl);
    auto const text = wire::print(*wire::decode<viewed>(in)->body);
    for (std::string_view const words :
         {"client_hello\n  client_version: TLS 1.2 (0x0303)\n", "TLS_RSA_WITH_AES_256_GCM_SHA384 (0x009d)\n",
          "tag: server_name (0x0000)\n", "name_type: host_name (0)\n", "host_name: 6c6f63616c686f7374  |localhost|\n",
          "x25519 (0x001d)\n", "rsa_pkcs1_sha256 (0x0401)\n", "tag: encrypt_then_mac (0x0016)\n"})
        BOOST_TEST(text.find(words) != std::string::npos, words);
}

BOOST_AUTO_TEST_SUITE_END()
