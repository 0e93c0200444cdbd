// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>
#include <cstdint>

#include <handfast/tls/suite.hpp>

using namespace handfast;

BOOST_AUTO_TEST_SUITE(tls_tls12_key_schedule)

namespace {

using bytes = std::vector<std::uint8_t>;
using schedule = tls::suite::rsa_with_aes_256_gcm_sha384::key_schedule;

template <std::size_t Size>
std::array<std::uint8_t, Size> filled(std::uint8_t with) {
    std::array<std::uint8_t, Size> a;
    a.fill(with);
    return a;
}

tls::pre_master_secret premaster() { return tls::pre_master_secret{filled<48>(0x11)}; }

void begin(schedule& keys, bool extended) {
    keys.client_random(filled<32>(0xc1));
    keys.server_random(filled<32>(0x5e));
    keys.add_to_transcript(as_bytes("everything until ClientKeyExchange"));
    keys.derive(premaster(), extended);
}

bytes prf(byte_view key, std::string_view label, std::initializer_list<byte_view> seed, std::size_t size) {
    bytes out(size);
    crypto::tls12_prf<crypto::sha384>(key, label, seed, out);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_master_secret_comes_from_the_randoms_or_from_the_session_hash) {
    auto const secret = filled<48>(0x11);
    auto const client = filled<32>(0xc1);
    auto const server = filled<32>(0x5e);
    schedule plain{tls::side::client};
    begin(plain, false);
    // RFC 5246 §8.1.
    BOOST_CHECK(same_bytes(plain.master_secret(), prf(secret, "master secret", {client, server}, 48)));

    schedule extended{tls::side::client};
    begin(extended, true);
    // RFC 7627 §4.
    auto const hash = crypto::digest_of<crypto::sha384>(as_bytes("everything until ClientKeyExchange"));
    BOOST_CHECK(same_bytes(extended.master_secret(), prf(secret, "extended master secret", {hash}, 48)));
}

BOOST_AUTO_TEST_CASE(finished_speaks_of_the_messages_before_it) {
    schedule client{tls::side::client};
    schedule server{tls::side::server};
    begin(client, true);
    begin(server, true);
    auto const hash = crypto::digest_of<crypto::sha384>(as_bytes("everything until ClientKeyExchange"));
    auto const clients = client.our_finished();
    BOOST_CHECK(same_bytes(clients, prf(client.master_secret(), "client finished", {hash}, 12)));  // RFC 5246 §7.4.9

    // The server takes it: the message itself counts only afterwards.
    server.begin_finished();
    server.add_to_transcript(clients);
    BOOST_TEST(server.verify_finished(clients).has_value());
    auto wrong = clients;
    wrong[11] ^= 1;
    BOOST_TEST(!server.verify_finished(wrong).has_value());
    BOOST_TEST(!server.verify_finished(server.our_finished()).has_value());

    client.add_to_transcript(clients);
    auto const servers = server.our_finished();
    BOOST_CHECK(servers != clients);
    client.begin_finished();
    client.add_to_transcript(servers);
    BOOST_TEST(client.verify_finished(servers).has_value());
    BOOST_TEST(!client.verify_finished(client.our_finished()).has_value());
}

BOOST_AUTO_TEST_CASE(what_one_end_seals_the_other_opens_and_nobody_else) {
    schedule client{tls::side::client};
    schedule server{tls::side::server};
    begin(client, true);
    begin(server, true);
    auto to_server = client.key_for_sealing(1).value();
    auto to_client = server.key_for_sealing(1).value();
    auto at_server = server.key_for_opening(1).value();
    auto at_client = client.key_for_opening(1).value();
    auto const seal = [](schedule::sealing_key& key) {
        bytes record(5 + schedule::sealing_key::overhead);
        BOOST_REQUIRE(key.seal(tls::content_type::application_data, as_bytes("hello"), record).has_value());
        return record;
    };
    auto const up = seal(to_server);
    auto const down = seal(to_client);
    auto const opens = [](schedule::opening_key& key, bytes record) {
        return key.open(tls::content_type::application_data, record).has_value();
    };
    BOOST_TEST(!opens(at_client, up));
    BOOST_TEST(!opens(at_server, down));
    BOOST_TEST(opens(at_server, up));
    BOOST_TEST(opens(at_client, down));
}

BOOST_AUTO_TEST_CASE(keys_are_there_when_they_are_derived_and_for_their_epoch_alone) {
    schedule keys{tls::side::client};
    BOOST_TEST(!keys.key_for_sealing(1).has_value());
    BOOST_TEST(!keys.key_for_opening(1).has_value());
    begin(keys, false);
    for (int const epoch : {-1, 0, 2, 3}) {
        BOOST_TEST(!keys.key_for_sealing(epoch).has_value());
        BOOST_TEST(!keys.key_for_opening(epoch).has_value());
    }
    BOOST_TEST(keys.key_for_sealing(1).has_value());
    BOOST_TEST(keys.key_for_opening(1).has_value());
}

BOOST_AUTO_TEST_CASE(a_key_is_had_once) {
    // A second one with the sequence number 0 would use every nonce again.
    schedule keys{tls::side::client};
    begin(keys, true);
    BOOST_TEST(keys.key_for_sealing(1).has_value());
    BOOST_TEST(!keys.key_for_sealing(1).has_value());
    BOOST_TEST(keys.key_for_opening(1).has_value());
    BOOST_TEST(!keys.key_for_opening(1).has_value());
}

BOOST_AUTO_TEST_CASE(exported_material_is_as_rfc_5705_says) {
    schedule keys{tls::side::server};
    begin(keys, true);
    auto const client = filled<32>(0xc1);
    auto const server = filled<32>(0x5e);
    bytes out(20);
    keys.export_keying_material("EXPERIMENTAL x", std::nullopt, out);
    BOOST_CHECK(out == prf(keys.master_secret(), "EXPERIMENTAL x", {client, server}, 20));
    keys.export_keying_material("EXPERIMENTAL x", byte_view{}, out);
    bytes const none{0, 0};
    BOOST_CHECK(out == prf(keys.master_secret(), "EXPERIMENTAL x", {client, server, none}, 20));
    bytes const context{7, 8, 9};
    bytes const length{0, 3};
    keys.export_keying_material("EXPERIMENTAL x", byte_view{context}, out);
    BOOST_CHECK(out == prf(keys.master_secret(), "EXPERIMENTAL x", {client, server, length, context}, 20));
}

static_assert(!std::is_copy_constructible_v<schedule> && !std::is_move_constructible_v<schedule>);

BOOST_AUTO_TEST_SUITE_END()
