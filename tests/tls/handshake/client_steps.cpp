// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstdint>

#include "tls/support/peer.hpp"

// What a client says, and what it makes of what a server says.

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_handshake_client_steps)

namespace {

std::string outcome_of(hello_words const& words, tls::client_config const& config = test_client(),
                       std::string_view name = "localhost") {
    auto m = with_client(config, name);
    m.exchange();
    m.them.handshake(2, m.them.server_hello(words));
    m.exchange();
    return m.engine.outcome();
}

/// How a handshake ends with a server that presents `chain`.
std::string outcome_with(x509::certificate_chain const& chain, tls::client_config const& config,
                         std::string_view name = "localhost") {
    auto m = with_client(config, name);
    m.exchange();
    m.them.answer({}, chain);
    m.exchange();
    if (m.engine.closed == 0) return m.them.summary();
    BOOST_TEST(m.them.summary() == "22/1 21");
    return m.engine.outcome();
}

x509::certificate_chain signed_as(x509::certificate_wishes const& w) {
    return x509::self_signed(w, test_key()).value();
}

std::string const goes_on = "22/1 22/16 20 22/20";

}  // namespace

// ClientHello.

BOOST_AUTO_TEST_CASE(the_hello_says_what_the_client_knows) {
    party client{client_end()};
    client.ask();
    auto const& sent = client.unsent;
    BOOST_REQUIRE(sent.size() > 50U);
    BOOST_TEST(sent[0] == 22);
    BOOST_TEST(sent[5] == 1);
    byte_view const body = byte_view{sent}.subspan(9);
    BOOST_TEST(body[0] == 3);
    BOOST_TEST(body[1] == 3);
    // No session, the one suite, the null compression; then the extensions with their headers.
    bytes const after_random{0, 0, 2, 0x00, 0x9d, 1, 0};
    BOOST_CHECK(same_bytes(body.subspan(34, after_random.size()), after_random));
    bytes const server_name{0, 0, 0, 14, 0, 12, 0, 0, 9, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't'};
    auto const extensions = body.subspan(34 + after_random.size() + 2);
    BOOST_CHECK(same_bytes(extensions.first(server_name.size()), server_name));
    auto const text = as_chars(extensions);
    BOOST_TEST(text.find(std::string_view{"\x00\x17\x00\x00", 4}) != std::string_view::npos);
    BOOST_TEST(text.find(std::string_view{"\xff\x01\x00\x01\x00", 5}) != std::string_view::npos);
    BOOST_TEST(text.find(std::string_view{"\x00\x0d\x00", 3}) != std::string_view::npos);
    BOOST_CHECK(text.find(std::string_view{"\x02\x01", 2}) == std::string_view::npos);  // no SHA-1 with RSA

    party other{client_end()};
    other.ask();
    BOOST_CHECK(!same_bytes(byte_view{other.unsent}.subspan(11, 32), body.subspan(2, 32)));
}

// ServerHello.

BOOST_AUTO_TEST_CASE(a_server_may_not_choose_what_was_not_offered) {
    for (auto const version : std::initializer_list<std::uint16_t>{0x0300, 0x0301, 0x0302, 0x0304, 0x0403, 0xfefd})
        BOOST_TEST(outcome_of({.version = version}) == "no common protocol version (sent alert protocol_version)");
    for (auto const& suite : {bytes{0x00, 0x9c}, bytes{0xc0, 0x30}, bytes{0x00, 0x00}, bytes{0x00, 0xff}})
        BOOST_TEST(outcome_of({.suites = suite}) ==
                   "the peer chose what was not offered (sent alert illegal_parameter)");
    for (auto const compression : std::initializer_list<std::uint8_t>{1, 64, 255})
        BOOST_TEST(outcome_of({.compressions = {compression}}) ==
                   "the peer chose what was not offered (sent alert illegal_parameter)");
    BOOST_TEST(outcome_of({}) == "under way");
}

BOOST_AUTO_TEST_CASE(a_server_may_answer_only_the_extensions_that_were_asked) {
    bytes const renegotiation{0xff, 0x01, 0, 1, 0};
    auto const with = [&](bytes const& more) { return outcome_of({.extensions = together({renegotiation, more})}); };
    std::string const refused =
        "the peer answered an extension that was not asked for (sent alert unsupported_extension)";
    BOOST_TEST(with({0, 0, 0, 0}) == "under way");     // server_name, acknowledged
    BOOST_TEST(with({0, 11, 0, 2, 1, 0}) == refused);  // ec_point_formats
    BOOST_TEST(with({0, 16, 0, 5, 0, 3, 2, 'h', '2'}) == refused);
    BOOST_TEST(with({0, 35, 0, 0}) == refused);  // session_ticket
    BOOST_TEST(with({0x4a, 0x4a, 0, 0}) == refused);
    BOOST_TEST(with({0, 13, 0, 4, 0, 2, 4, 1}) == refused);  // a server never sends signature_algorithms
    // An address is not sent as a name, so a name cannot be acknowledged.
    BOOST_TEST(outcome_of({.extensions = together({renegotiation, bytes{0, 0, 0, 0}})}, test_client(), "127.0.0.1") ==
               refused);
}

// RFC 7301.
BOOST_AUTO_TEST_CASE(a_server_may_choose_an_application_protocol_that_was_offered) {
    auto policy = test_policy();
    policy.application_protocols = {"h2", "http/1.1"};
    auto const config = trusting(test_chain(), policy);
    party client{client_end(config)};
    client.ask();
    bytes const offer{0, 16, 0, 14, 0, 12, 2, 'h', '2', 8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    BOOST_TEST(as_chars(client.unsent).find(as_chars(offer)) != std::string_view::npos);

    bytes const manners{0x00, 0x17, 0, 0, 0xff, 0x01, 0, 1, 0};
    auto const agreed = [&](bytes const& names, tls::client_config const& ours) {
        auto m = with_client(ours);
        m.exchange();
        m.them.answer({.extensions = together({manners, bytes{0, 16}, counted(2, counted(2, names))})});
        m.exchange();
        if (m.engine.error) return m.engine.outcome();
        return std::string{m.engine.engine->session().application_protocol};
    };
    BOOST_TEST(agreed({2, 'h', '2'}, config) == "h2");
    auto const wrong = "the peer chose what was not offered (sent alert illegal_parameter)";
    BOOST_TEST(agreed({2, 'h', '3'}, config) == wrong);
    BOOST_TEST(agreed({2, 'h', '2', 2, 'h', '2'}, config) == wrong);
    BOOST_TEST(agreed({}, config).ends_with("(sent alert decode_error)"));
    BOOST_TEST(agreed({2, 'h', '2'}, test_client()) ==
               "the peer answered an extension that was not asked for (sent alert unsupported_extension)");

    // It need not choose.
    auto m = with_client(config);
    establish_client(m);
    BOOST_TEST(m.engine.outcome() == "established");
    BOOST_TEST(m.engine.engine->session().application_protocol == "");

    policy.application_protocols = {""};
    auto const unsayable = trusting(test_chain(), policy);
    party mute{client_end(unsayable)};
    mute.ask();
    BOOST_TEST(mute.outcome() == "an application protocol has a name of 1 to 255 bytes, and 16 are most");
    BOOST_TEST(mute.unsent.empty());
}

BOOST_AUTO_TEST_CASE(renegotiation_must_be_secured_unless_the_policy_says_otherwise) {
    std::string const refused = "the peer does not secure renegotiation (RFC 5746) (sent alert handshake_failure)";
    BOOST_TEST(outcome_of({.extensions = std::nullopt}) == refused);
    BOOST_TEST(outcome_of({.extensions = bytes{0x00, 0x17, 0, 0}}) == refused);
    BOOST_TEST(outcome_of({.extensions = bytes{0xff, 0x01, 0, 2, 1, 9}}) == refused);  // RFC 5746 §3.4: must be empty
    auto policy = test_policy();
    policy.require_secure_renegotiation = false;
    BOOST_TEST(outcome_of({.extensions = std::nullopt}, trusting(test_chain(), policy)) == "under way");
    BOOST_TEST(outcome_of({.extensions = bytes{0xff, 0x01, 0, 2, 1, 9}}, trusting(test_chain(), policy)) == refused);
}

BOOST_AUTO_TEST_CASE(extended_master_secret_can_be_required) {
    auto policy = test_policy();
    policy.require_extended_master_secret = true;
    auto const config = trusting(test_chain(), policy);
    BOOST_TEST(outcome_of({.extensions = bytes{0xff, 0x01, 0, 1, 0}}, config) ==
               "the peer does not use extended master secret (RFC 7627) (sent alert handshake_failure)");
    BOOST_TEST(outcome_of({}, config) == "under way");
}

BOOST_AUTO_TEST_CASE(a_server_hello_that_is_malformed_is_refused) {
    auto const refused = [](bytes const& body) {
        auto m = with_client();
        m.exchange();
        m.them.handshake(2, body);
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_TEST(m.them.last_alert() == "fatal 50");
    };
    peer p{tls::side::server};
    auto const whole = p.server_hello();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        if (size == whole.size() - 11) continue;  // a whole hello without extensions
        BOOST_TEST_CONTEXT("cut after " << size) refused({whole.begin(), whole.begin() + static_cast<int>(size)});
    }
    refused(together({whole, bytes{0}}));
    bytes const twice{0xff, 0x01, 0, 1, 0, 0xff, 0x01, 0, 1, 0};
    refused(p.server_hello({.extensions = twice}));
}

// Certificate: what is wrong with one, and which alert says so (RFC 5246 §7.2.2).

BOOST_AUTO_TEST_CASE(a_good_certificate_is_accepted) {
    BOOST_TEST(outcome_with(test_chain(), test_client()) == goes_on);
    BOOST_TEST(outcome_with(test_chain(), test_client(), "127.0.0.1") == goes_on);
    BOOST_TEST(outcome_with(test_chain(), test_client(), "LOCALHOST") == goes_on);
}

BOOST_AUTO_TEST_CASE(a_certificate_out_of_its_time_is_refused) {
    auto w = wishes();
    w.valid = {present - 10 * day, present - 1};
    auto const expired = signed_as(w);
    auto const words = outcome_with(expired, trusting(expired));
    BOOST_TEST(words.starts_with("certificate has expired"));
    BOOST_TEST(words.ends_with(" (sent alert certificate_expired)"));
    w.valid = {present + 1, present + day};
    auto const early = signed_as(w);
    BOOST_TEST(outcome_with(early, trusting(early)).ends_with(" (sent alert certificate_expired)"));
    w.valid = {present, present};  // both ends count
    auto const just = signed_as(w);
    BOOST_TEST(outcome_with(just, trusting(just)) == goes_on);
}

BOOST_AUTO_TEST_CASE(an_issuer_that_nobody_knows_is_refused) {
    // The same in everything but its serial number: the anchor of that name is another certificate, and no authority.
    BOOST_TEST(outcome_with(signed_as(wishes()), test_client()).ends_with(" (sent alert unknown_ca)"));
    auto w = wishes();
    w.common_name = "somebody else";
    BOOST_TEST(outcome_with(signed_as(w), test_client()).ends_with(" (sent alert unknown_ca)"));
}

BOOST_AUTO_TEST_CASE(another_name_is_refused) {
    for (auto const* name : {"example.org", "localhost.example.org", "127.0.0.2", "::1"})
        BOOST_TEST(outcome_with(test_chain(), test_client(), name).ends_with(" (sent alert bad_certificate)"));
    // The common name is not a name of the host (RFC 9525 §2).
    auto w = wishes();
    w.names.clear();
    auto const nameless = signed_as(w);
    BOOST_TEST(outcome_with(nameless, trusting(nameless)).ends_with(" (sent alert bad_certificate)"));
}

BOOST_AUTO_TEST_CASE(a_key_that_may_not_encipher_is_refused) {
    auto w = wishes();
    w.usage = x509::key_usage::digital_signature;
    auto const signs = signed_as(w);
    BOOST_TEST(outcome_with(signs, trusting(signs)).ends_with(" (sent alert unsupported_certificate)"));
    w.usage = x509::key_usage::key_encipherment;
    auto const enciphers = signed_as(w);
    BOOST_TEST(outcome_with(enciphers, trusting(enciphers)) == goes_on);
}

BOOST_AUTO_TEST_CASE(no_certificate_and_no_certificate_at_all_are_refused) {
    auto const refused = [](bytes const& body, std::string_view alert) {
        auto m = with_client();
        m.exchange();
        m.them.handshake(2, m.them.server_hello());
        m.them.handshake(11, body);
        m.exchange();
        BOOST_TEST(m.engine.closed == 1);
        BOOST_TEST(m.them.last_alert() == alert);
    };
    refused({0, 0, 0}, "fatal 42");
    refused({0, 0, 4, 0, 0, 1, 0x30}, "fatal 42");
    refused({0, 0, 3, 0, 0, 0}, "fatal 50");  // an entry of no bytes
    refused({0, 0, 4, 0, 0, 2, 0x30}, "fatal 50");
    refused({}, "fatal 50");
    auto cut = of(test_chain().der()[0]);
    cut.pop_back();
    refused(counted(3, counted(3, cut)), "fatal 42");
}

BOOST_AUTO_TEST_CASE(a_chain_leads_to_the_anchor) {
    auto authority = wishes();
    authority.common_name = "Test Root";
    authority.names.clear();
    authority.authority = true;
    auto const root = x509::self_signed(authority, other_key()).value();
    auto const issued = x509::issue(wishes(), test_key().public_part(), root, other_key()).value();
    BOOST_TEST(outcome_with(issued, trusting(root)) == goes_on);
    BOOST_TEST(outcome_with(issued, test_client()).ends_with(" (sent alert unknown_ca)"));
}

// The messages that a client answers with.

BOOST_AUTO_TEST_CASE(the_premaster_is_encrypted_to_the_verified_key) {
    // The test's server decrypts it, and both Finished are right: the whole handshake.
    auto m = with_client();
    establish_client(m);
    BOOST_TEST(m.engine.outcome() == "established");
    BOOST_TEST(m.engine.engine->session().extended_master_secret);
    auto const& exchange = m.them.heard().at(1).body;
    BOOST_TEST(exchange.size() == 4U + 2 + 256);
}

BOOST_AUTO_TEST_CASE(a_server_without_extended_master_secret_is_used_and_nothing_is_exported) {
    for (std::size_t const portion : {0U, 1U, 2U, 5U, 50U}) {
        auto m = with_client();
        m.portion = portion;
        establish_client(m, {.extensions = bytes{0xff, 0x01, 0, 1, 0}}, false);
        BOOST_TEST(m.engine.outcome() == "established");
        BOOST_TEST(!m.engine.engine->session().extended_master_secret);
        m.them.record(23, as_bytes("hello"));
        BOOST_TEST(m.engine.engine->write(as_bytes("world")).value() == 5U);
        m.exchange();
        BOOST_TEST(m.engine.data == of("hello"), boost::test_tools::per_element());
        BOOST_TEST(m.them.heard().back().body == of("world"), boost::test_tools::per_element());
        std::array<std::uint8_t, 16> out{};
        auto const refused = m.engine.engine->export_keying_material("EXPERIMENTAL x", std::nullopt, out);
        BOOST_REQUIRE(!refused.has_value());
        BOOST_CHECK(refused.error().what == tls::failure::export_refused);
    }
}

BOOST_AUTO_TEST_CASE(both_must_agree_whether_the_master_secret_is_extended) {
    for (auto const offered : {true, false}) {
        auto m = with_client();
        m.them.extends(!offered);
        m.exchange();
        m.them.answer(offered ? hello_words{} : hello_words{.extensions = bytes{0xff, 0x01, 0, 1, 0}});
        m.engine.take(m.them.take());
        // The server cannot open the client's Finished.
        BOOST_CHECK_THROW(m.them.hear(m.engine.take_unsent()), std::logic_error);
    }
}

// Finished.

BOOST_AUTO_TEST_CASE(a_wrong_finished_is_refused) {
    for (std::size_t const at : {0U, 5U, 11U}) {
        auto m = with_client();
        m.exchange();
        m.them.answer();
        m.exchange();
        m.them.change_cipher_spec();
        auto wrong = m.them.finished();
        wrong[at] ^= 1;
        m.them.handshake(20, wrong);
        m.exchange();
        BOOST_TEST(!m.engine.established);
        BOOST_TEST(m.engine.outcome() == "the peer's Finished does not match the handshake (sent alert decrypt_error)");
        BOOST_TEST(m.them.last_alert() == "fatal 51");
    }
}

BOOST_AUTO_TEST_CASE(the_clients_own_finished_is_not_the_servers) {
    // Reflection: what the client said comes back.
    auto m = with_client();
    m.exchange();
    m.them.answer();
    m.exchange();
    m.them.change_cipher_spec();
    auto const& own = m.them.heard().back().body;
    BOOST_REQUIRE(own.size() == 16U && own[0] == 20);
    m.them.handshake(20, byte_view{own}.subspan(4));
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "the peer's Finished does not match the handshake (sent alert decrypt_error)");
}

BOOST_AUTO_TEST_CASE(an_alert_of_the_servers_is_reported_in_words) {
    auto const told = [](std::uint8_t level, std::uint8_t description, std::uint16_t version) {
        auto m = with_client();
        m.exchange();
        m.them.record(21, bytes{level, description}, version);
        m.exchange();
        BOOST_TEST(m.them.summary() == "22/1");  // nothing is answered
        return m.engine.outcome();
    };
    BOOST_TEST(told(2, 40, 0x0303) ==
               "the peer found nothing in common with our offer (received alert handshake_failure)");
    // A server that knows only older versions says so in a record of theirs.
    for (auto const version : std::initializer_list<std::uint16_t>{0x0300, 0x0301, 0x0302})
        BOOST_TEST(told(2, 70, version) == "the peer does not speak TLS 1.2 (received alert protocol_version)");
    BOOST_TEST(told(2, 112, 0x0303) ==
               "the peer does not know the name that was asked for (received alert unrecognized_name)");
    BOOST_TEST(told(1, 0, 0x0303) ==
               "the peer closed the connection before the handshake was complete (received alert close_notify)");
}

BOOST_AUTO_TEST_CASE(what_is_not_tls_is_refused) {
    auto m = with_client();
    m.exchange();
    m.them.raw(as_bytes("HTTP/1.0 400 Bad Request\r\n\r\n"));
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "a record is not of TLS (sent alert protocol_version)");
}

BOOST_AUTO_TEST_SUITE_END()
