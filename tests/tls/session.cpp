// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/match.hpp>
#include <handfast/tls/session.hpp>

#include "support/identity.hpp"

// The whole session, both ends of it, one step after the other, as somebody would write it to see how it goes.

using namespace handfast;
using namespace handfast::tests;
namespace chor = handfast::choreography;

BOOST_AUTO_TEST_SUITE(tls_session)

namespace {

struct memory {
    std::vector<std::uint8_t> in = std::vector<std::uint8_t>(tls::in_buffer_size(32 * 1024));
    std::vector<std::uint8_t> out = std::vector<std::uint8_t>(tls::out_buffer_size);
    tls::buffers both() { return {in, out}; }
};

/// Everything that one end has to send, to the other.
void carry(auto& from, auto& to) {
    auto const bytes = from.to_send();
    BOOST_REQUIRE(!bytes.empty());
    BOOST_REQUIRE(to.received(bytes) == bytes.size());
    from.sent(bytes.size());
}

template <class Session, class M>
concept may_send = requires(Session s, M m) { std::move(s).send(m); };
template <class Session>
concept may_receive = requires(Session s) { std::move(s).receive(); };
template <class Session>
concept may_finish = requires(Session s) { std::move(s).finish(); };

}  // namespace

BOOST_AUTO_TEST_CASE(steps_004_to_014_by_hand) {
    memory of_client;
    memory of_server;
    tls::client_session client{test_client(), x509::server_name{"localhost"}, of_client.both()};
    tls::server_session server{test_server(), of_server.both()};
    BOOST_TEST(!client.before_start().has_value());
    BOOST_TEST(!server.before_start().has_value());

    // 004
    auto c0 = client.start();
    auto s0 = server.start();
    static_assert(!may_receive<decltype(c0)>);
    auto c1 = std::move(c0).send(client.steps().hello());
    carry(client, server);
    auto s1 = server.expect<tls::client_hello>(std::move(s0));
    BOOST_REQUIRE(s1.has_value());
    BOOST_REQUIRE(server.steps().accept(s1->message).has_value());
    static_assert(!may_send<decltype(c1), tls::finished>);

    // 005
    auto s2 = std::move(s1->next).send(server.steps().hello());
    carry(server, client);
    auto c2 = client.expect<tls::server_hello>(std::move(c1));
    BOOST_REQUIRE(c2.has_value());
    BOOST_REQUIRE(client.steps().accept(c2->message).has_value());

    // 006
    auto s3 = std::move(s2).send(server.steps().our_certificate());
    carry(server, client);
    auto c3 = client.expect<tls::certificate>(std::move(c2->next));
    BOOST_REQUIRE(c3.has_value());
    c3->next.io()->keep();
    auto verified_certificate = client.steps().accept(c3->message);
    BOOST_REQUIRE(verified_certificate.has_value());
    static_assert(!may_receive<decltype(c3->next)>, "not before the certificate has been verified");
    auto identified = std::move(c3->next).show(*std::move(verified_certificate));

    // 007
    auto s4 = std::move(s3).send(tls::server_hello_done{});
    carry(server, client);
    auto c4 = client.expect<tls::server_hello_done>(std::move(identified));
    BOOST_REQUIRE(c4.has_value());
    static_assert(!may_send<decltype(c4->next), tls::change_cipher_spec>);
    static_assert(may_send<decltype(c4->next), tls::basic_client_key_exchange<wire::borrowed>>);

    // 008
    auto const key_exchange = client.steps().key_exchange();
    BOOST_REQUIRE(key_exchange.has_value());
    auto c5 = std::move(c4->next).send(*key_exchange);
    client.steps().derive_keys();
    carry(client, server);
    auto s5 = server.expect<tls::client_key_exchange>(std::move(s4));
    BOOST_REQUIRE(s5.has_value());
    server.steps().accept(s5->message);

    // 009
    static_assert(decltype(c5)::send_epoch == 0);
    auto c6 = std::move(c5).send(tls::change_cipher_spec{});
    static_assert(decltype(c6)::send_epoch == 1);
    carry(client, server);
    auto s6 = server.expect<tls::change_cipher_spec>(std::move(s5->next));
    BOOST_REQUIRE(s6.has_value());

    // 010
    auto c7 = std::move(c6).send(client.steps().our_finished());
    carry(client, server);
    auto s7 = server.expect<tls::finished>(std::move(s6->next));
    BOOST_REQUIRE(s7.has_value());
    auto clients_finished = server.steps().accept(s7->message);
    BOOST_REQUIRE(clients_finished.has_value());
    static_assert(!may_send<decltype(s7->next), tls::change_cipher_spec>, "not before Finished has been verified");

    // 011
    auto s8 = std::move(s7->next).show(*std::move(clients_finished)).send(tls::change_cipher_spec{});
    carry(server, client);
    auto c8 = client.expect<tls::change_cipher_spec>(std::move(c7));
    BOOST_REQUIRE(c8.has_value());
    static_assert(!may_send<decltype(c8->next), tls::application_data>);

    // 012
    auto s9 = std::move(s8).send(server.steps().our_finished());
    carry(server, client);
    auto c9 = client.expect<tls::finished>(std::move(c8->next));
    BOOST_REQUIRE(c9.has_value());
    auto servers_finished = client.steps().accept(c9->message);
    BOOST_REQUIRE(servers_finished.has_value());
    static_assert(!may_send<decltype(c9->next), tls::application_data>, "not before Finished has been verified");
    BOOST_TEST(client.steps().info().extended_master_secret);
    BOOST_TEST(client.steps().info().peer_chain.size() == 1U);

    // 013
    auto c10 =
        std::move(c9->next).show(*std::move(servers_finished)).send(tls::application_data{.data = as_bytes("hello")});
    carry(client, server);
    auto s10 = server.expect<tls::application_data>(std::move(s9));
    BOOST_REQUIRE(s10.has_value());
    BOOST_TEST(as_chars(s10->message.data.view()) == "hello");

    // 014
    auto s11 = std::move(s10->next).send(tls::application_data{.data = as_bytes("world")});
    carry(server, client);
    auto c11 = client.expect<tls::application_data>(std::move(c10));
    BOOST_REQUIRE(c11.has_value());
    BOOST_TEST(as_chars(c11->message.data.view()) == "world");
    static_assert(!may_finish<decltype(c11->next)>);

    // And the end, from both sides.
    auto c12 = std::move(c11->next).send(tls::close_notify{});
    static_assert(!may_send<decltype(c12), tls::application_data>);
    carry(client, server);
    auto s12 = server.expect<tls::close_notify>(std::move(s11));
    BOOST_REQUIRE(s12.has_value());
    auto s13 = std::move(s12->next).send(tls::close_notify{});
    carry(server, client);
    auto c13 = client.expect<tls::close_notify>(std::move(c12));
    BOOST_REQUIRE(c13.has_value());
    (void)std::move(c13->next).finish();
    (void)std::move(s13).finish();
}

BOOST_AUTO_TEST_CASE(what_may_come_is_told_apart) {
    memory of_client;
    memory of_server;
    tls::client_session client{test_client(), x509::server_name{"localhost"}, of_client.both()};
    tls::server_session server{test_server(), of_server.both()};

    auto const said = [](auto outcome) {
        return handfast::match(
            std::move(outcome),
            []<class S>(chor::pending<S> it) {
                (void)std::move(it.again).abandon();
                return "pending";
            },
            []<class S>(chor::refused<S> it) {
                (void)std::move(it.here).abandon();
                return "refused";
            },
            []<class S>(chor::failed<S> it) {
                (void)std::move(it.here).abandon();
                return "failed";
            },
            []<class M, class Next>(chor::received<M, Next> it) {
                (void)std::move(it.next).abandon();
                return M::name.data();
            });
    };
    BOOST_TEST(said(server.start().receive()) == "pending");

    auto greeted = client.start().send(client.steps().hello());
    auto const hello = std::vector<std::uint8_t>(client.to_send().begin(), client.to_send().end());
    BOOST_REQUIRE(server.received(byte_view{hello}.first(20)) == 20U);
    BOOST_TEST(said(server.start().receive()) == "pending");
    BOOST_REQUIRE(server.received(byte_view{hello}.subspan(20)) == hello.size() - 20);
    BOOST_TEST(said(server.start().receive()) == "ClientHello");

    // The server's own hello comes back: it has no place there, and can be answered.
    memory of_other;
    tls::server_session other{test_server(), of_other.both()};
    std::uint8_t const wrong[]{22, 3, 3, 0, 4, 14, 0, 0, 0};
    BOOST_REQUIRE(other.received(wrong) == sizeof wrong);
    auto outcome = other.start().receive();
    BOOST_REQUIRE(outcome.refused());
    auto over = std::move(outcome).here().send(tls::fatal_alert{tls::alert_description::unexpected_message});
    static_assert(!may_send<decltype(over), tls::server_hello>);
    (void)std::move(over).finish();
    std::uint8_t const alert[]{21, 3, 3, 0, 2, 2, 10};
    BOOST_CHECK(same_bytes(other.to_send(), alert));

    // What is no message is the transport's trouble.
    memory of_third;
    tls::server_session third{test_server(), of_third.both()};
    std::uint8_t const malformed[]{22, 3, 3, 0, 5, 1, 0, 0, 1, 7};
    BOOST_REQUIRE(third.received(malformed) == sizeof malformed);
    BOOST_TEST(said(third.start().receive()) == "failed");
    BOOST_CHECK(third.trouble().what == tls::failure::malformed_message);
    (void)std::move(greeted).abandon();
}

BOOST_AUTO_TEST_CASE(a_server_that_asks_for_a_certificate_gets_an_empty_one) {
    memory of_client;
    memory of_server;
    tls::client_session client{test_client(), x509::server_name{"localhost"}, of_client.both()};
    tls::server_session server{test_server(), of_server.both()};
    auto c1 = client.start().send(client.steps().hello());
    carry(client, server);
    auto s1 = server.expect<tls::client_hello>(server.start());
    BOOST_REQUIRE(s1.has_value());
    BOOST_REQUIRE(server.steps().accept(s1->message).has_value());

    std::array const types{wire::open_enum<tls::client_certificate_type>{tls::client_certificate_type::rsa_sign}};
    std::array const schemes{wire::open_enum<tls::signature_scheme>{tls::signature_scheme::rsa_pkcs1_sha256}};
    tls::basic_certificate_request<wire::borrowed> request;
    request.certificate_types = types;
    request.supported_signature_algorithms = schemes;
    auto s2 = std::move(s1->next)
                  .send(server.steps().hello())
                  .send(server.steps().our_certificate())
                  .send(request)
                  .send(tls::server_hello_done{});
    carry(server, client);

    auto c2 = client.expect<tls::server_hello>(std::move(c1));
    BOOST_REQUIRE(c2.has_value());
    BOOST_REQUIRE(client.steps().accept(c2->message).has_value());
    auto c3 = client.expect<tls::certificate>(std::move(c2->next));
    BOOST_REQUIRE(c3.has_value());
    c3->next.io()->keep();
    auto verified = client.steps().accept(c3->message);
    BOOST_REQUIRE(verified.has_value());
    auto c4 = client.expect<tls::certificate_request>(std::move(c3->next).show(*std::move(verified)));
    BOOST_REQUIRE(c4.has_value());
    BOOST_TEST(c4->message.certificate_authorities.empty());
    auto c5 = client.expect<tls::server_hello_done>(std::move(c4->next));
    BOOST_REQUIRE(c5.has_value());
    static_assert(!may_send<decltype(c5->next), tls::basic_client_key_exchange<wire::borrowed>>);
    auto c6 = std::move(c5->next).send(tls::client_steps::no_certificate());
    auto const key_exchange = client.steps().key_exchange();
    BOOST_REQUIRE(key_exchange.has_value());
    auto c7 = std::move(c6).send(*key_exchange);
    client.steps().derive_keys();
    auto c8 = std::move(c7).send(tls::change_cipher_spec{}).send(client.steps().our_finished());
    carry(client, server);

    auto s3 = server.expect<tls::empty_certificate>(std::move(s2));
    BOOST_REQUIRE(s3.has_value());
    BOOST_TEST(s3->message.certificate_list.empty());
    auto s4 = server.expect<tls::client_key_exchange>(std::move(s3->next));
    BOOST_REQUIRE(s4.has_value());
    server.steps().accept(s4->message);
    auto s5 = server.expect<tls::change_cipher_spec>(std::move(s4->next));
    BOOST_REQUIRE(s5.has_value());
    auto s6 = server.expect<tls::finished>(std::move(s5->next));
    BOOST_REQUIRE(s6.has_value());
    BOOST_TEST(server.steps().accept(s6->message).has_value());
    (void)std::move(s6->next).abandon();
    (void)std::move(c8).abandon();
}

BOOST_AUTO_TEST_SUITE_END()
