// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/match.hpp>
#include <handfast/tls/handshake/client_steps.hpp>
#include <handfast/tls/handshake/possession_check.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>
#include <handfast/tls/handshake/server_steps.hpp>

#include "tls/handshake/wire_end.hpp"
#include "tls/support/identity.hpp"

// A client that shows a certificate, both ends by hand, over real records.

using namespace handfast;
using namespace handfast::tests;
namespace chor = handfast::choreography;

BOOST_AUTO_TEST_SUITE(tls_handshake_client_certificate_session)

namespace {

using bytes = std::vector<std::uint8_t>;
using required = tls::rsa_key_transport_with_client_certificate;
using optional = tls::rsa_key_transport_with_optional_client_certificate;

/// The key schedule, and the messages that it is told of.
struct recording_schedule : tls::client_steps::key_schedule {
    using key_schedule = tls::client_steps::key_schedule;
    using key_schedule::key_schedule;

    void add_to_transcript(byte_view message) {
        before_last = all;
        all.insert(all.end(), message.begin(), message.end());
        key_schedule::add_to_transcript(message);
    }
    bytes all{}, before_last{};
};
using link = tls::link<recording_schedule>;

struct client_end : wire_end<recording_schedule> {
    client_end() : wire_end(tls::side::client) {}
    tls::client_steps steps{test_client(), x509::server_name{"localhost"}, keys};
};
struct server_end : wire_end<recording_schedule> {
    server_end() : wire_end(tls::side::server) {}
    tls::server_steps steps{test_server(), keys};
    /// The client whose certificate was verified.
    std::optional<x509::verified_client> peer{};
};
struct ends {
    client_end client;
    server_end server;
};

constexpr std::array asked_for{wire::open_enum<tls::signature_scheme>{tls::signature_scheme::rsa_pkcs1_sha384},
                               wire::open_enum<tls::signature_scheme>{tls::signature_scheme::rsa_pkcs1_sha256}};

tls::basic_certificate_request<wire::borrowed> request() {
    static constexpr std::array types{
        wire::open_enum<tls::client_certificate_type>{tls::client_certificate_type::rsa_sign}};
    tls::basic_certificate_request<wire::borrowed> message;
    message.certificate_types = types;
    message.supported_signature_algorithms = asked_for;
    return message;
}

x509::certificate_chain const& clients_chain() {
    static auto const chain = x509::self_signed({.common_name = "a client",
                                                 .valid = {present - day, present + day},
                                                 .usage = x509::key_usage::digital_signature,
                                                 .server = false},
                                                other_key())
                                  .value();
    return chain;
}

/// Both ends up to where the client is to answer.
template <class OrderOfServer>
auto ask(ends& e) {
    auto c1 = chor::start<required, tls::role::client>(link{e.client.transport}).send(e.client.steps.hello());
    carry(e.client, e.server);
    auto s1 = expect<tls::client_hello>(chor::start<OrderOfServer, tls::role::server>(link{e.server.transport}));
    BOOST_REQUIRE(e.server.steps.accept(s1.message).has_value());
    auto s2 = std::move(s1.next)
                  .send(e.server.steps.hello())
                  .send(e.server.steps.our_certificate())
                  .send(request())
                  .send(tls::server_hello_done{});
    carry(e.server, e.client);
    auto c2 = expect<tls::server_hello>(std::move(c1));
    BOOST_REQUIRE(e.client.steps.accept(c2.message).has_value());
    auto c3 = expect<tls::certificate>(std::move(c2.next));
    c3.next.io()->keep();
    auto verified = e.client.steps.accept(c3.message);
    BOOST_REQUIRE(verified.has_value());
    auto c4 = expect<tls::certificate_request>(std::move(c3.next).show(*std::move(verified)));
    auto c5 = expect<tls::server_hello_done>(std::move(c4.next));
    return std::pair{std::move(c5.next), std::move(s2)};
}

/// The client presents its certificate and encrypts the pre-master secret.
auto present_certificate(ends& e, auto c) {
    using certificate = tls::basic_certificate<wire::borrowed>;
    std::array<decltype(certificate::certificate_list)::value_type, 1> list{};
    list[0] = clients_chain().der()[0];
    certificate message;
    message.certificate_list = list;
    auto sent = std::move(c).send(*tls::basic_presented_certificate<wire::borrowed>::of(message));
    auto const key_exchange = e.client.steps.key_exchange();
    BOOST_REQUIRE(key_exchange.has_value());
    auto exchanged = std::move(sent).send(*key_exchange);
    e.client.steps.derive_keys();
    return exchanged;
}

/// The client says that it has the key: signs `messages` with `key`.
auto prove(auto c, rsa::private_key const& key, byte_view messages) {
    bytes signature(key.size());
    BOOST_REQUIRE(rsa::sign_pkcs1<crypto::sha384>(key, messages, signature).has_value());
    tls::basic_certificate_verify<wire::borrowed> message;
    message.algorithm = tls::signature_scheme::rsa_pkcs1_sha384;
    message.signature = byte_view{signature};
    return std::move(c).send(message);
}

/// The server's way from its request to the client's CertificateVerify, which it has heard but not verified.
auto hear_client(ends& e, auto s) {
    auto s1 = expect<tls::presented_certificate>(std::move(s));
    s1.next.io()->keep();
    auto const trust = x509::trust_store::from_der(clients_chain().der()[0]).value();
    byte_view const chain[]{s1.message.certificate_list.front().view()};
    auto verified = x509::verify_client_chain(chain, trust, present);
    BOOST_REQUIRE(verified.has_value());
    e.server.peer.emplace(*std::move(verified));
    auto s2 = std::move(s1.next).show(tls::verified_client_certificate{*e.server.peer});
    auto s3 = expect<tls::client_key_exchange>(std::move(s2));
    e.server.steps.accept(s3.message);
    return expect<tls::certificate_verify>(std::move(s3.next));
}

auto check(ends const& e, tls::certificate_verify const& seen) {
    return tls::possession_check::verify(seen, *e.server.peer, asked_for, e.server.keys.before_last);
}

/// What the server makes of a CertificateVerify that signs `messages` with `key`; it goes no further.
std::string verdict_on(rsa::private_key const& key, auto messages) {
    ends e;
    auto [c, s] = ask<required>(e);
    auto exchanged = present_certificate(e, std::move(c));
    (void)prove(std::move(exchanged), key, messages(e)).abandon();
    carry(e.client, e.server);
    auto heard = hear_client(e, std::move(s));
    auto const possession = check(e, heard.message);
    (void)std::move(heard.next).send(tls::fatal_alert{tls::alert_description::decrypt_error}).finish();
    return possession ? "verified" : std::string{to_string(possession.error())};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_client_shows_the_certificate_that_is_required) {
    ends e;
    auto [c, s] = ask<required>(e);
    auto exchanged = present_certificate(e, std::move(c));
    auto proven = prove(std::move(exchanged), other_key(), e.client.keys.all);
    carry(e.client, e.server);
    auto heard = hear_client(e, std::move(s));
    auto possession = check(e, heard.message);
    BOOST_REQUIRE(possession.has_value());
    auto s1 = std::move(heard.next).show(*std::move(possession));

    auto c1 = std::move(proven).send(tls::change_cipher_spec{}).send(e.client.steps.our_finished());
    carry(e.client, e.server);
    auto s2 = expect<tls::finished>(expect<tls::change_cipher_spec>(std::move(s1)).next);
    auto clients = e.server.steps.accept(s2.message);
    BOOST_REQUIRE(clients.has_value());
    auto s3 = std::move(s2.next)
                  .show(*std::move(clients))
                  .send(tls::change_cipher_spec{})
                  .send(e.server.steps.our_finished());
    carry(e.server, e.client);
    auto c2 = expect<tls::finished>(expect<tls::change_cipher_spec>(std::move(c1)).next);
    auto servers = e.client.steps.accept(c2.message);
    BOOST_REQUIRE(servers.has_value());
    auto c3 = std::move(c2.next).show(*std::move(servers));
    static_assert(chor::holds<required, tls::role::server, decltype(s3)::state, tls::verified_possession>);
    use_and_close(std::move(c3), std::move(s3), e.client, e.server);
}

BOOST_AUTO_TEST_CASE(a_client_without_one_goes_on_where_it_is_optional) {
    ends e;
    auto [c, s] = ask<optional>(e);
    auto wire = std::move(c).abandon();  // its order does without an empty Certificate
    wire.put<tls::certificate>(tls::client_steps::no_certificate().to_carrier(), 0);
    wire.put<tls::client_key_exchange>(*e.client.steps.key_exchange(), 0);
    e.client.steps.derive_keys();
    wire.put<tls::change_cipher_spec>(tls::change_cipher_spec{}, 0);
    wire.put<tls::finished>(e.client.steps.our_finished(), 1);
    carry(e.client, e.server);
    auto s1 = expect<tls::client_key_exchange>(expect<tls::empty_certificate>(std::move(s)).next);
    e.server.steps.accept(s1.message);
    auto s2 = expect<tls::finished>(expect<tls::change_cipher_spec>(std::move(s1.next)).next);
    auto finished = e.server.steps.accept(s2.message);
    BOOST_REQUIRE(finished.has_value());
    auto open = std::move(s2.next)
                    .show(*std::move(finished))
                    .send(tls::change_cipher_spec{})
                    .send(e.server.steps.our_finished())
                    .send(tls::application_data{.data = as_bytes("to whom it may concern")});
    static_assert(!chor::holds<optional, tls::role::server, decltype(open)::state, tls::verified_possession>);
    (void)std::move(open).abandon();
}

BOOST_AUTO_TEST_CASE(a_client_without_one_is_refused_where_it_is_required) {
    ends e;
    auto [c, s] = ask<required>(e);
    std::move(c).abandon().put<tls::certificate>(tls::client_steps::no_certificate().to_carrier(), 0);
    carry(e.client, e.server);
    BOOST_TEST(is_refused(std::move(s)));
    BOOST_TEST(e.server.transport.pending_in_words().view() == "certificate came where it has no place");
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_prove_that_it_has_the_key_is_refused) {
    auto const all = [](ends const& e) { return byte_view{e.client.keys.all}; };
    std::string const wrong{to_string(tls::possession_failure::wrong_signature)};
    BOOST_TEST(verdict_on(other_key(), all) == "verified");
    BOOST_TEST(verdict_on(test_key(), all) == wrong);
    // Of another handshake: all of this one but its first message; and none.
    BOOST_TEST(verdict_on(other_key(), [&](ends const& e) { return all(e).subspan(1); }) == wrong);
    BOOST_TEST(verdict_on(other_key(), [](ends const&) { return byte_view{}; }) == wrong);

    // One that leaves CertificateVerify out does not come to Finished.
    ends e;
    auto [c, s] = ask<required>(e);
    auto exchanged = present_certificate(e, std::move(c));
    link{e.client.transport}.put<tls::change_cipher_spec>(tls::change_cipher_spec{}, 0);
    carry(e.client, e.server);
    auto s1 = expect<tls::presented_certificate>(std::move(s));
    auto const trust = x509::trust_store::from_der(clients_chain().der()[0]).value();
    byte_view const chain[]{s1.message.certificate_list.front().view()};
    auto const verified = x509::verify_client_chain(chain, trust, present);
    BOOST_REQUIRE(verified.has_value());
    auto s2 = expect<tls::client_key_exchange>(std::move(s1.next).show(tls::verified_client_certificate{*verified}));
    BOOST_TEST(is_refused(std::move(s2.next)));
    (void)std::move(exchanged).abandon();
}

BOOST_AUTO_TEST_SUITE_END()
