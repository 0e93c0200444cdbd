// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <functional>

#include <handfast/choreography/machine.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "tls/handshake/walk.hpp"
#include "tls/support/peer.hpp"

// Every message that there is, really encoded and really protected, in every state in which an end can receive
// one. What the machine of the role has no arrow for is refused with the alert unexpected_message (RFC 5246
// §7.2.2) and nothing of it is used; whether there is an arrow, the machine that the choreography made says.

using namespace handfast;
using namespace handfast::tests;
namespace chor = handfast::choreography;

BOOST_AUTO_TEST_SUITE(tls_handshake_order)

namespace {

/// A message on the wire, and its name in the choreography where it has one.
struct wire_message {
    std::string_view name;
    std::function<void(peer&)> say;
    std::optional<chor::type_id> label{};
};

std::vector<wire_message> const& all_messages() {
    static std::vector<wire_message> const all{
        {"HelloRequest", [](peer& p) { p.handshake(0, {}); }, chor::id_of<tls::hello_request>},
        {"ClientHello", [](peer& p) { p.handshake(1, p.client_hello()); }, chor::id_of<tls::client_hello>},
        {"ServerHello", [](peer& p) { p.handshake(2, p.server_hello()); }, chor::id_of<tls::server_hello>},
        {"NewSessionTicket", [](peer& p) { p.handshake(4, bytes{0, 0, 0, 1, 0, 1, 7}); }},
        {"Certificate", [](peer& p) { p.handshake(11, peer::certificate()); }, chor::id_of<tls::certificate>},
        {"ServerKeyExchange", [](peer& p) { p.handshake(12, bytes(70, 3)); }},
        {"CertificateRequest", [](peer& p) { p.handshake(13, bytes{1, 1, 0, 2, 4, 1, 0, 0}); },
         chor::id_of<tls::certificate_request>},
        {"ServerHelloDone", [](peer& p) { p.handshake(14, {}); }, chor::id_of<tls::server_hello_done>},
        {"CertificateVerify", [](peer& p) { p.handshake(15, together({bytes{4, 1}, counted(2, bytes(256, 9))})); }},
        {"ClientKeyExchange", [](peer& p) { p.handshake(16, peer::key_exchange(bytes(256, 1))); },
         chor::id_of<tls::client_key_exchange>},
        {"Finished", [](peer& p) { p.handshake(20, p.finished()); }, chor::id_of<tls::finished>},
        {"CertificateStatus", [](peer& p) { p.handshake(22, bytes{1, 0, 0, 1, 5}); }},
        {"handshake message 99", [](peer& p) { p.handshake(99, bytes{1, 2, 3}); }},
        {"ChangeCipherSpec", [](peer& p) { p.record(20, bytes{1}); }, chor::id_of<tls::change_cipher_spec>},
        {"application data", [](peer& p) { p.record(23, as_bytes("data")); }, chor::id_of<tls::application_data>},
        {"empty application data", [](peer& p) { p.record(23, {}); }, chor::id_of<tls::application_data>},
        {"heartbeat", [](peer& p) { p.record(24, bytes{1, 0, 0}); }},
        {"content 99", [](peer& p) { p.record(99, bytes{1}); }},
        {"close_notify", [](peer& p) { p.alert(1, 0); }, chor::id_of<tls::close_notify>},
        {"a warning alert", [](peer& p) { p.alert(1, 90); }, chor::id_of<tls::warning_alert>},
        {"a fatal alert", [](peer& p) { p.alert(2, 80); }, chor::id_of<tls::fatal_alert>},
    };
    return all;
}

/// A state in which an end can receive, and how a meeting gets there.
struct place {
    std::string_view name;
    std::function<void(meeting&)> reach;
    int state;
};

using walk::receives, walk::sends, walk::step;

template <class Role>
consteval int state_after(std::initializer_list<step> way) {
    return walk::state_after<tls::rsa_key_transport, Role>(way);
}

std::vector<place> const& of_server() {
    using role = tls::role::server;
    static auto const greet = [](meeting& m) {
        m.them.hello();
        m.exchange();
    };
    static auto const exchange_keys = [](meeting& m) {
        greet(m);
        m.them.exchange_keys();
        m.exchange();
    };
    static auto const change = [](meeting& m) {
        exchange_keys(m);
        m.them.change_cipher_spec();
        m.exchange();
    };
    static auto const establish = [](meeting& m) { establish_server(m); };
    static auto const close = [](meeting& m) {
        establish_server(m);
        m.engine.engine->close();
        m.exchange();
    };
    constexpr int waits_for_keys = state_after<role>({receives<tls::client_hello>, sends<tls::server_hello>,
                                                      sends<tls::certificate>, sends<tls::server_hello_done>});
    constexpr auto on = [](int from, step s) {
        return chor::machine_of<tls::rsa_key_transport, role>.find(from, s.message, s.sends).to;
    };
    constexpr int has_keys = on(waits_for_keys, receives<tls::client_key_exchange>);
    constexpr int changed = on(has_keys, receives<tls::change_cipher_spec>);
    constexpr int open = on(
        on(on(on(changed, receives<tls::finished>), sends<tls::verified_finished>), sends<tls::change_cipher_spec>),
        sends<tls::finished>);
    constexpr int closed = on(open, sends<tls::close_notify>);
    static std::vector<place> const all{
        {"before ClientHello", [](meeting&) {}, 0},
        {"after ServerHelloDone", greet, waits_for_keys},
        {"after ClientKeyExchange", exchange_keys, has_keys},
        {"after ChangeCipherSpec", change, changed},
        {"established", establish, open},
        {"established, its own direction closed", close, closed},
    };
    return all;
}

std::vector<place> const& of_client() {
    using role = tls::role::client;
    static auto const greet = [](meeting& m) { m.exchange(); };
    static auto const choose = [](meeting& m) {
        greet(m);
        m.them.handshake(2, m.them.server_hello());
        m.exchange();
    };
    static auto const identify = [](meeting& m) {
        choose(m);
        m.them.handshake(11, peer::certificate());
        m.exchange();
    };
    static auto const request = [](meeting& m) {
        identify(m);
        m.them.handshake(13, bytes{1, 1, 0, 2, 4, 1, 0, 0});
        m.exchange();
    };
    static auto const finish = [](meeting& m) {
        identify(m);
        m.them.handshake(14, {});
        m.exchange();
    };
    static auto const change = [](meeting& m) {
        finish(m);
        m.them.change_cipher_spec();
        m.exchange();
    };
    static auto const establish = [](meeting& m) { establish_client(m); };
    static auto const close = [](meeting& m) {
        establish_client(m);
        m.engine.engine->close();
        m.exchange();
    };
    constexpr auto on = [](int from, step s) {
        return chor::machine_of<tls::rsa_key_transport, role>.find(from, s.message, s.sends).to;
    };
    constexpr int greeted = on(0, sends<tls::client_hello>);
    constexpr int chosen = on(greeted, receives<tls::server_hello>);
    constexpr int identified = on(on(chosen, receives<tls::certificate>), sends<tls::verified_certificate>);
    constexpr int requested = on(identified, receives<tls::certificate_request>);
    constexpr int finished = on(
        on(on(on(identified, receives<tls::server_hello_done>), sends<tls::client_key_exchange>),
           sends<tls::change_cipher_spec>),
        sends<tls::finished>);
    constexpr int changed = on(finished, receives<tls::change_cipher_spec>);
    constexpr int open = on(on(changed, receives<tls::finished>), sends<tls::verified_finished>);
    constexpr int closed = on(open, sends<tls::close_notify>);
    static std::vector<place> const all{
        {"after ClientHello", greet, greeted},
        {"after ServerHello", choose, chosen},
        {"after Certificate", identify, identified},
        {"after CertificateRequest", request, requested},
        {"after its Finished", finish, finished},
        {"after ChangeCipherSpec", change, changed},
        {"established", establish, open},
        {"established, its own direction closed", close, closed},
    };
    return all;
}

template <class Role>
void try_every_pair(std::vector<place> const& places, meeting (*meet)()) {
    constexpr auto& machine = chor::machine_of<tls::rsa_key_transport, Role>;
    int refused = 0;
    for (auto const& where : places) {
        for (auto const& message : all_messages()) {
            BOOST_TEST_CONTEXT(where.name << ": " << message.name) {
                auto m = meet();
                where.reach(m);
                BOOST_REQUIRE(m.engine.closed == 0);
                auto const established = m.engine.established;
                auto const data = m.engine.data;
                auto const alerts = m.them.heard().size();
                message.say(m.them);
                m.exchange();

                bool const allowed = message.label && machine.find(where.state, *message.label, false).allowed;
                bool const unexpected = m.engine.error && m.engine.error->what == tls::failure::unexpected_message;
                BOOST_TEST(unexpected == !allowed);
                if (allowed) continue;
                ++refused;
                BOOST_TEST(m.engine.closed == 1);
                BOOST_TEST(m.engine.established == established);
                BOOST_CHECK(m.engine.data == data);
                // Who has said close_notify says nothing more.
                if (where.name.ends_with("closed")) {
                    BOOST_TEST(m.them.heard().size() == alerts);
                } else {
                    BOOST_TEST(m.them.heard().size() == alerts + 1);
                    BOOST_TEST(m.them.last_alert() == "fatal 10");
                }
            }
        }
    }
    BOOST_TEST_MESSAGE(refused << " pairs refused");
    BOOST_TEST(refused > 90);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_server_refuses_what_has_no_arrow) {
    try_every_pair<tls::role::server>(of_server(), [] { return with_server(); });
}
BOOST_AUTO_TEST_CASE(a_client_refuses_what_has_no_arrow) {
    try_every_pair<tls::role::client>(of_client(), [] { return with_client(); });
}

// HelloRequest (RFC 5246 §7.4.1.1).

BOOST_AUTO_TEST_CASE(a_client_ignores_hello_request_during_the_handshake) {
    auto m = with_client();
    auto const request = [&] { m.them.handshake(0, {}); };
    m.exchange();
    request();
    m.them.handshake(2, m.them.server_hello());
    request();
    m.them.handshake(11, peer::certificate());
    request();
    m.them.handshake(14, {});
    m.exchange();
    request();
    m.them.change_cipher_spec();
    request();
    m.exchange();
    m.them.handshake(20, m.them.finished());
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "established");
    BOOST_TEST(m.them.summary() == "22/1 22/16 20 22/20");  // and no word about it
}

BOOST_AUTO_TEST_CASE(a_client_answers_hello_request_after_the_handshake_with_a_warning) {
    auto m = with_client();
    establish_client(m);
    m.them.handshake(0, {});
    m.exchange();
    BOOST_TEST(m.them.last_alert() == "warning 100");
    BOOST_TEST(m.engine.outcome() == "established");
    m.them.record(23, as_bytes("goes on"));
    m.exchange();
    BOOST_TEST(m.engine.data == of("goes on"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_hello_request_that_says_something_is_malformed) {
    auto m = with_client();
    m.exchange();
    m.them.handshake(0, bytes{1});
    m.exchange();
    BOOST_REQUIRE(m.engine.error.has_value());
    BOOST_CHECK(m.engine.error->what == tls::failure::malformed_message);
    BOOST_TEST(m.them.last_alert() == "fatal 50");
}

// Renegotiation.

BOOST_AUTO_TEST_CASE(a_second_client_hello_is_refused_by_an_established_server) {
    auto m = with_server();
    establish_server(m);
    BOOST_TEST(m.engine.outcome() == "established");
    m.them.handshake(1, m.them.client_hello());
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "client_hello came where it has no place (sent alert unexpected_message)");
}

// Messages, records and changes of keys.

BOOST_AUTO_TEST_CASE(nothing_may_stand_between_the_records_of_a_message) {
    auto const message = handshake_of(1, peer{tls::side::client}.client_hello());
    for (auto const& between : {record_of(20, bytes{1}), record_of(21, bytes{1, 90}), record_of(23, bytes{1})}) {
        auto m = with_server();
        m.them.raw(record_of(22, byte_view{message}.first(20)));
        m.them.raw(between);
        m.them.raw(record_of(22, byte_view{message}.subspan(20)));
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::unexpected_message);
        BOOST_TEST(m.them.last_alert() == "fatal 10");
    }
}

BOOST_AUTO_TEST_CASE(a_message_that_straddles_a_change_of_keys_is_refused) {
    for (std::size_t const before : {1U, 4U, 10U, 15U}) {
        auto m = with_server();
        m.them.hello();
        m.exchange();
        m.them.exchange_keys();
        auto const finished = handshake_of(20, m.them.finished());
        m.them.record(22, byte_view{finished}.first(before));
        m.them.change_cipher_spec();
        m.them.record(22, byte_view{finished}.subspan(before));
        m.exchange();
        BOOST_TEST(!m.engine.established);
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::unexpected_message);
        BOOST_TEST(m.them.last_alert() == "fatal 10");
    }
}

BOOST_AUTO_TEST_CASE(a_whole_message_before_the_change_that_belongs_after_it_is_refused) {
    // In the record of ClientKeyExchange, in the clear, stands Finished.
    auto m = with_server();
    m.them.hello();
    m.exchange();
    auto const secret = peer::premaster();
    auto const exchange = handshake_of(16, peer::key_exchange(peer::encrypted(peer::padded(secret))));
    m.them.count(exchange);
    m.them.derive(secret);
    m.them.raw(record_of(22, together({exchange, handshake_of(20, m.them.finished())})));
    m.them.change_cipher_spec();
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "finished came where it has no place (sent alert unexpected_message)");
}

BOOST_AUTO_TEST_CASE(change_cipher_spec_may_not_come_early_or_twice) {
    // CCS injection (CVE-2014-0224): before there are keys.
    for (int const how_far : {0, 1}) {
        auto m = with_server();
        if (how_far > 0) m.them.hello();
        m.exchange();
        m.them.record(20, bytes{1});
        m.exchange();
        BOOST_TEST(m.engine.outcome() ==
                   "change_cipher_spec came where it has no place (sent alert unexpected_message)");
    }
    auto m = with_server();
    m.them.hello();
    m.exchange();
    m.them.exchange_keys();
    m.them.change_cipher_spec();
    m.them.record(20, bytes{1});
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "change_cipher_spec came where it has no place (sent alert unexpected_message)");
}

BOOST_AUTO_TEST_CASE(a_change_cipher_spec_must_say_one) {
    for (auto const& body : {bytes{}, bytes{0}, bytes{2}, bytes{1, 1}}) {
        auto m = with_server();
        m.them.hello();
        m.exchange();
        m.them.exchange_keys();
        m.them.record(20, body);
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::malformed_message);
        BOOST_TEST(m.them.last_alert() == "fatal 50");
    }
}

BOOST_AUTO_TEST_CASE(a_finished_without_change_cipher_spec_is_refused) {
    auto m = with_server();
    m.them.hello();
    m.exchange();
    m.them.exchange_keys();
    m.them.handshake(20, m.them.finished());
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "finished came where it has no place (sent alert unexpected_message)");
}

BOOST_AUTO_TEST_CASE(a_record_in_the_clear_after_the_change_is_not_authentic) {
    auto m = with_server();
    m.them.hello();
    m.exchange();
    m.them.exchange_keys();
    m.them.record(20, bytes{1});
    m.them.handshake(20, m.them.finished());
    m.exchange();
    BOOST_TEST(!m.engine.established);
    BOOST_TEST(m.engine.outcome() == "a record is not authentic (sent alert bad_record_mac)");
}

// What is allowed and seldom seen.

BOOST_AUTO_TEST_CASE(a_client_that_is_asked_for_a_certificate_has_none) {
    auto m = with_client();
    m.exchange();
    m.them.handshake(2, m.them.server_hello());
    m.them.handshake(11, peer::certificate());
    m.them.handshake(13, bytes{1, 1, 0, 2, 4, 1, 0, 0});
    m.them.handshake(14, {});
    m.exchange();
    m.them.finish();
    m.exchange();
    BOOST_TEST(m.them.summary() == "22/1 22/11 22/16 20 22/20");
    BOOST_TEST(m.them.heard().at(1).body == (bytes{11, 0, 0, 3, 0, 0, 0}), boost::test_tools::per_element());
    BOOST_TEST(m.engine.outcome() == "established");
}

BOOST_AUTO_TEST_CASE(warnings_during_the_handshake_are_survived) {
    auto m = with_client();
    m.exchange();
    m.them.alert(1, 112);
    m.them.answer();
    m.exchange();
    m.them.alert(1, 90);
    m.them.finish();
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "established");
}

BOOST_AUTO_TEST_SUITE_END()
