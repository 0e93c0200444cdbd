// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>

#include <cstdint>

#include "tls/support/peer.hpp"

// What a server makes of what the messages say.

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_handshake_server_steps)

namespace {

bytes const good_manners{0x00, 0x17, 0, 0, 0xff, 0x01, 0, 1, 0};

std::string outcome_of(hello_words const& words, tls::server_config const& config = test_server()) {
    auto m = with_server(config);
    m.them.hello(words);
    m.exchange();
    if (m.engine.closed > 0) BOOST_TEST(!m.engine.established);
    return m.engine.outcome();
}

/// The body of the ServerHello that answers `words`.
bytes answer_to(hello_words const& words, tls::server_config const& config = test_server()) {
    auto m = with_server(config);
    m.them.hello(words);
    m.exchange();
    BOOST_TEST_REQUIRE(m.them.summary() == "22/2 22/11 22/14");
    auto const& message = m.them.heard().front().body;
    return {message.begin() + 4, message.end()};
}

}  // namespace

// ClientHello.

BOOST_AUTO_TEST_CASE(an_older_version_is_refused_and_a_later_one_answered_with_1_2) {
    for (auto const version : std::initializer_list<std::uint16_t>{0x0000, 0x0002, 0x0300, 0x0301, 0x0302})
        BOOST_TEST(outcome_of({.version = version}) == "no common protocol version (sent alert protocol_version)");
    for (auto const version : std::initializer_list<std::uint16_t>{0x0303, 0x0304, 0x03ff, 0x0400, 0xffff}) {
        auto const hello = answer_to({.version = version});
        BOOST_TEST(hello.at(0) == 3);
        BOOST_TEST(hello.at(1) == 3);
    }
}

BOOST_AUTO_TEST_CASE(without_a_common_suite_there_is_no_handshake) {
    for (auto const& suites : {bytes{0xc0, 0x30}, bytes{0x00, 0x9c}, bytes{0x00, 0x9c, 0x00, 0xff}, bytes{0x9d, 0x00}})
        BOOST_TEST(outcome_of({.suites = suites}) == "no common cipher suite (sent alert handshake_failure)");
    auto const hello = answer_to({.suites = {0x13, 0x02, 0xc0, 0x30, 0x00, 0x9d, 0x00, 0x9c}});
    BOOST_TEST(hello.at(35) == 0x00);
    BOOST_TEST(hello.at(36) == 0x9d);
    BOOST_TEST(hello.at(37) == 0x00);
}

BOOST_AUTO_TEST_CASE(the_null_compression_must_be_offered) {
    for (auto const& compressions : {bytes{1}, bytes{1, 64, 255}})
        BOOST_TEST(outcome_of({.compressions = compressions}) ==
                   "the peer does not offer the null compression (sent alert illegal_parameter)");
    BOOST_TEST(outcome_of({.compressions = {1, 0}}) == "under way");
}

BOOST_AUTO_TEST_CASE(a_hello_that_is_malformed_is_refused) {
    auto const refused = [](bytes const& body) {
        auto m = with_server();
        m.them.handshake(1, body);
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::malformed_message);
        BOOST_TEST(m.them.last_alert() == "fatal 50");
    };
    peer p{tls::side::client};
    auto const whole = p.client_hello();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // Without any extension it is a whole hello.
        if (size == whole.size() - 11) continue;
        BOOST_TEST_CONTEXT("cut after " << size) refused({whole.begin(), whole.begin() + static_cast<int>(size)});
    }
    refused(together({whole, bytes{0}}));
    refused(p.client_hello({.suites = {}}));
    refused(p.client_hello({.suites = {0x00, 0x9d, 0x00}}));
    refused(p.client_hello({.compressions = {}}));
    refused(p.client_hello({.extensions = together({good_manners, good_manners})}));  // each one twice
    refused(p.client_hello({.extensions = bytes{0x00, 0x17, 0, 1, 0}}));              // EMS says nothing
    refused(p.client_hello({.extensions = bytes{0xff, 0x01, 0, 0}}));                 // no length in it
    refused(p.client_hello({.extensions = bytes{0x00, 0x0d, 0, 2, 0, 0}}));           // no algorithm
}

BOOST_AUTO_TEST_CASE(only_what_was_asked_is_answered) {
    BOOST_TEST(answer_to({.extensions = std::nullopt}).size() == 38U);
    BOOST_TEST(answer_to({.extensions = bytes{}}).size() == 38U);
    // server_name that no certificate has, supported_groups, and one that nobody knows.
    bytes const others{0, 0, 0, 6, 0, 4, 0, 0, 1, 'x', 0, 10, 0, 4, 0, 2, 0, 23, 0x4a, 0x4a, 0, 3, 1, 2, 3};
    BOOST_TEST(answer_to({.extensions = others}).size() == 38U);
    BOOST_TEST(answer_to({.suites = {0x00, 0x9d, 0x00, 0xff}, .extensions = std::nullopt}).size() == 38U + 2 + 5);
    BOOST_TEST(answer_to({.extensions = bytes{0xff, 0x01, 0, 1, 0}}).size() == 38U + 2 + 5);
    BOOST_TEST(answer_to({.extensions = bytes{0x00, 0x17, 0, 0}}).size() == 38U + 2 + 4);
    BOOST_TEST(answer_to({}).size() == 38U + 2 + 9);
}

BOOST_AUTO_TEST_CASE(a_first_handshake_carries_nothing_over) {
    // RFC 5746 §3.6: renegotiated_connection is empty.
    BOOST_TEST(outcome_of({.extensions = bytes{0xff, 0x01, 0, 3, 2, 1, 2}}) ==
               "the peer does not secure renegotiation (RFC 5746) (sent alert handshake_failure)");
}

BOOST_AUTO_TEST_CASE(extended_master_secret_can_be_required) {
    tls::server_config const strict{test_chain(), test_key(), {.require_extended_master_secret = true}};
    BOOST_TEST(outcome_of({.extensions = std::nullopt}, strict) ==
               "the peer does not use extended master secret (RFC 7627) (sent alert handshake_failure)");
    BOOST_TEST(outcome_of({}, strict) == "under way");
}

// RFC 7301.
BOOST_AUTO_TEST_CASE(the_server_chooses_an_application_protocol) {
    tls::server_config const config{
        test_chain(), test_key(), {.application_protocols = tls::application_protocols{"h2", "http/1.1"}}};
    bytes const alpn{0, 16};
    auto const offering = [&](bytes const& names) {
        return hello_words{.extensions = together({alpn, counted(2, counted(2, names))})};
    };
    auto const agreed = [&](bytes const& names) {
        auto m = with_server(config);
        m.them.hello(offering(names));
        m.exchange();
        BOOST_TEST(m.engine.outcome() == "under way");
        return std::string{m.engine.engine->session().application_protocol};
    };
    BOOST_TEST(agreed({2, 'h', '2'}) == "h2");
    // Its own preference counts, and what nobody knows does not.
    BOOST_TEST(agreed({1, 'x', 8, 'h', 't', 't', 'p', '/', '1', '.', '1', 2, 'h', '2'}) == "h2");
    BOOST_TEST(outcome_of(offering({2, 'h', '3'}), config) ==
               "no common application protocol (sent alert no_application_protocol)");
    BOOST_TEST(outcome_of(offering({}), config).ends_with("(sent alert decode_error)"));
    // Who does not ask is not told, and who has none does not answer.
    BOOST_TEST(answer_to({}, config).size() == 38U + 2 + 9);
    BOOST_TEST(answer_to(offering({2, 'h', '2'})).size() == 38U);
    auto const answer = answer_to(offering({2, 'h', '2'}), config);
    bytes const words{0, 9, 0, 16, 0, 5, 0, 3, 2, 'h', '2'};
    BOOST_TEST((bytes{answer.begin() + 38, answer.end()} == words));
}

// RFC 6066 §3.
BOOST_AUTO_TEST_CASE(a_certificate_is_chosen_by_name) {
    auto const chain_for = [](std::initializer_list<char const*> names, rsa::private_key const& key) {
        auto wanted = wishes();
        wanted.names.clear();
        for (auto const* name : names) wanted.names.emplace_back(server_name{name});
        return x509::self_signed(wanted, key).value();
    };
    auto const first = chain_for({"a.example", "x.b.example"}, test_key());
    auto const second = chain_for({"b.example", "c.example"}, other_key());
    auto const server_of_both = [&](tls::server_policy policy = {}) {
        std::vector<tls::server_identity> both;
        both.emplace_back(first, test_key());
        both.emplace_back(second, other_key());
        return tls::server_config{std::move(both), std::move(policy)};
    };
    auto const config = server_of_both();
    auto const asking = [](std::string_view name, std::uint8_t type = 0) {
        return hello_words{
            .extensions = together(
                {bytes{0, 0}, counted(2, counted(2, together({bytes{type}, counted(2, as_bytes(name))})))})};
    };
    auto const shown = [&](hello_words const& words) {
        auto m = with_server(config);
        m.them.hello(words);
        m.exchange();
        BOOST_TEST_REQUIRE(m.them.summary() == "22/2 22/11 22/14");
        auto const& message = m.them.heard()[1].body;
        bool const is_first = as_chars(message).find(as_chars(first.der().front())) != std::string_view::npos;
        bool const is_second = as_chars(message).find(as_chars(second.der().front())) != std::string_view::npos;
        BOOST_TEST(is_first != is_second);
        bool const acknowledged = m.them.heard()[0].body.size() > 4 + 38;
        return (is_first ? "first" : "second") + std::string{acknowledged ? ", as asked" : ""} + " " +
               std::string{m.engine.engine->session().server_name};
    };
    BOOST_TEST(shown(asking("a.example")) == "first, as asked a.example");
    BOOST_TEST(shown(asking("C.Example")) == "second, as asked c.example");
    BOOST_TEST(shown(asking("b.example")) == "second, as asked b.example");
    BOOST_TEST(shown(asking("x.b.example")) == "first, as asked x.b.example");
    BOOST_TEST(shown(asking("d.example")) == "first d.example");
    BOOST_TEST(shown(asking("192.0.2.1")) == "first ");     // no host name
    BOOST_TEST(shown(asking("c.example", 7)) == "first ");  // another type of name
    BOOST_TEST(shown({.extensions = std::nullopt}) == "first ");

    auto const strict = server_of_both({.require_known_name = true});
    BOOST_TEST(outcome_of(asking("d.example"), strict) ==
               "no certificate has the name that the client asks for (sent alert unrecognized_name)");
    for (auto const* const none : {"other..example", "other.example!", "192.0.2.1"})
        BOOST_TEST(outcome_of(asking(none), strict).ends_with("(sent alert unrecognized_name)"), none);
    BOOST_TEST(outcome_of(asking("c.example"), strict) == "under way");
    BOOST_TEST(outcome_of({}, strict) == "under way");

    // The premaster is opened with the key of the certificate that was shown.
    meeting m{{server_end(config)}, peer{tls::side::client}};
    auto const trusting_second = trusting(second);
    party client{client_end(trusting_second, "c.example")};
    for (int turn = 0; turn < 4; ++turn) {
        client.ask();
        m.engine.take(client.take_unsent());
        m.engine.ask();
        client.take(m.engine.take_unsent());
    }
    BOOST_TEST(client.outcome() == "established");
    BOOST_TEST(m.engine.outcome() == "established");
    BOOST_TEST(client.engine->session().server_name == "c.example");
}

BOOST_AUTO_TEST_CASE(a_server_without_a_certificate_does_not_start) {
    tls::server_config const none{std::vector<tls::server_identity>{}};
    BOOST_TEST(describe(none.trouble().value()) == "the server has no certificate");
    party server{server_end(none)};
    server.ask();
    BOOST_TEST(server.outcome() == "the server has no certificate");
    tls::server_config const nameless{test_chain(), test_key(), {.application_protocols = {""}}};
    BOOST_TEST((nameless.trouble().value().what == tls::failure::invalid_protocol_name));
}

BOOST_AUTO_TEST_CASE(each_server_hello_has_a_random_of_its_own) {
    auto const first = answer_to({});
    auto const second = answer_to({});
    BOOST_CHECK(!same_bytes(byte_view{first}.subspan(2, 32), byte_view{second}.subspan(2, 32)));
}

// Without extended master secret (RFC 7627 §5.3, §5.4).

BOOST_AUTO_TEST_CASE(a_client_without_extended_master_secret_is_served_and_exports_nothing) {
    auto const none = hello_words{.extensions = std::nullopt};
    auto const another = hello_words{.extensions = bytes{0xff, 1, 0, 1, 0}};
    for (std::size_t const portion : {0U, 1U, 2U, 5U, 50U})
        for (auto const& hello : {none, another}) {
            auto m = with_server();
            m.portion = portion;
            establish_server(m, hello, false);
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
            BOOST_CHECK(out == (std::array<std::uint8_t, 16>{}));
        }
}

BOOST_AUTO_TEST_CASE(both_must_agree_whether_the_master_secret_is_extended) {
    for (auto const offered : {true, false}) {
        auto m = with_server();
        m.them.hello(offered ? hello_words{} : hello_words{.extensions = std::nullopt});
        m.exchange();
        m.them.exchange_keys(!offered);
        m.them.finish();
        m.exchange();
        BOOST_TEST(m.engine.outcome() == "a record is not authentic (sent alert bad_record_mac)");
        BOOST_TEST(!m.engine.established);
    }
}

// ClientKeyExchange: Bleichenbacher 1998, ROBOT 2017, Klima-Pokorny-Rosa 2003 (RFC 5246 §7.4.7.1).

namespace {

/// Everything that a server lets a client see: its records and when it has sent them.
struct seen {
    std::string after_key_exchange{};
    std::string after_change{};
    std::string after_finished{};
    std::string outcome{};
    friend bool operator==(seen const&, seen const&) = default;
    friend std::ostream& operator<<(std::ostream& out, seen const& s) {
        return out << '[' << s.after_key_exchange << " | " << s.after_change << " | " << s.after_finished << "] "
                   << s.outcome;
    }
};

bytes raw_output(meeting& m) {
    m.engine.ask();
    m.engine.take(m.them.take());
    return m.engine.take_unsent();
}

/// A handshake with `encrypted` for a ClientKeyExchange, by a client that thinks the premaster secret is
/// `premaster`; with its Finished, or with the end of input in its place.
seen with_key_exchange(byte_view encrypted, byte_view premaster, bool with_finished) {
    auto m = with_server();
    m.them.hello();
    m.exchange();
    m.them.handshake(16, peer::key_exchange(encrypted));
    m.them.derive(premaster);
    seen s;
    s.after_key_exchange = to_hex(raw_output(m));
    m.them.change_cipher_spec();
    s.after_change = to_hex(raw_output(m));
    if (with_finished) {
        m.them.handshake(20, m.them.finished());
        s.after_finished = to_hex(raw_output(m));
    } else {
        m.engine.end_input();
        s.after_finished = to_hex(m.engine.take_unsent());
    }
    BOOST_TEST(!m.engine.established);
    s.outcome = m.engine.outcome();
    return s;
}

struct bad_form {
    std::string_view name;
    bytes encrypted;
};

std::vector<bad_form> bad_forms(byte_view premaster) {
    auto const good = peer::padded(premaster);
    auto const block = [&](auto change) {
        auto changed = good;
        change(changed);
        return peer::encrypted(changed);
    };
    auto const holding = [&](std::size_t size) {
        bytes secret = of(premaster);
        secret.resize(size, 0x33);
        return peer::encrypted(peer::padded(secret));
    };
    auto const encrypted = peer::encrypted(good);
    static auto const key = test_key();
    bytes modulus = of(key.public_part().modulus());
    auto above = modulus;
    for (auto i = above.size(); i-- > 0 && ++above[i] == 0;) {}
    auto below = modulus;
    below.back() ^= 1;  // odd, so this is n - 1
    bytes one(256, 0);
    one.back() = 1;

    return {
        {"another first byte", block([](bytes& b) { b[0] = 1; })},
        {"block type 1", block([](bytes& b) { b[1] = 1; })},
        {"block type 0", block([](bytes& b) { b[1] = 0; })},
        {"block type 3", block([](bytes& b) { b[1] = 3; })},
        {"no zero", block([](bytes& b) { std::replace(b.begin() + 2, b.end(), std::uint8_t{0}, std::uint8_t{9}); })},
        {"no zero before the secret", block([](bytes& b) { b[207] = 9; })},
        {"a zero in the first eight bytes of padding", block([](bytes& b) { b[5] = 0; })},
        {"a zero at the beginning of the padding", block([](bytes& b) { b[2] = 0; })},
        {"a zero right after the first eight bytes", block([](bytes& b) { b[10] = 0; })},
        {"a zero one byte early", block([](bytes& b) { b[206] = 0; })},
        {"a zero one byte late", block([](bytes& b) { b[207] = 9, b[208] = 0; })},
        {"a secret of no bytes", holding(0)},
        {"a secret of 2 bytes", holding(2)},
        {"a secret of 47 bytes", holding(47)},
        {"a secret of 49 bytes", holding(49)},
        {"a secret of 245 bytes", holding(245)},
        {"version 3.2", block([](bytes& b) { b[209] = 2; })},
        {"version 3.4", block([](bytes& b) { b[209] = 4; })},
        {"version 2.3", block([](bytes& b) { b[208] = 2; })},
        {"version 0.0", block([](bytes& b) { b[208] = 0, b[209] = 0; })},
        {"the number 0", bytes(256, 0)},
        {"the number 1", one},
        {"n - 1", below},
        {"n", modulus},
        {"n + 1", above},
        {"all ones", bytes(256, 0xff)},
        {"a byte short", {encrypted.begin() + 1, encrypted.end()}},
        {"a byte short at its end", {encrypted.begin(), encrypted.end() - 1}},
        {"a leading zero byte more", together({bytes{0}, encrypted})},
        {"a byte more at its end", together({encrypted, bytes{0}})},
        {"no byte", {}},
        {"one byte", {7}},
        {"1,000 bytes", bytes(1000, 0x5c)},
    };
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_bad_premaster_looks_like_a_random_one) {
    auto const premaster = peer::premaster();
    for (auto const with_finished : {true, false}) {
        // What a client sees that simply does not know the premaster secret which it has sent.
        auto const reference = with_key_exchange(peer::encrypted(peer::padded(peer::premaster())), premaster,
                                                 with_finished);
        BOOST_TEST(reference.after_key_exchange == "");
        BOOST_TEST(reference.after_change == "");
        BOOST_TEST(reference.after_finished == (with_finished ? "15030300020214" : ""));
        BOOST_TEST(reference.outcome == (with_finished
                                             ? "a record is not authentic (sent alert bad_record_mac)"
                                             : "the peer closed the connection before the handshake was complete"));
        for (auto const& form : bad_forms(premaster)) {
            BOOST_TEST_CONTEXT(form.name)
            BOOST_TEST(with_key_exchange(form.encrypted, premaster, with_finished) == reference);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_stands_in_for_a_bad_premaster_cannot_be_guessed) {
    // Whoever could guess it would complete a handshake by sending rubbish.
    auto const premaster = peer::premaster();
    bytes const zeros(48, 0);
    auto versioned = zeros;
    versioned[0] = versioned[1] = 3;
    auto older = premaster;
    older[1] = 2;  // what "version 3.2" decrypts to
    for (auto const& form : bad_forms(premaster)) {
        for (auto const& guess : {zeros, versioned, older}) {
            BOOST_TEST_CONTEXT(form.name)
            BOOST_TEST(with_key_exchange(form.encrypted, guess, true).outcome ==
                       "a record is not authentic (sent alert bad_record_mac)");
        }
    }
}

BOOST_AUTO_TEST_CASE(the_version_in_the_premaster_is_that_of_the_hello) {
    // RFC 5246 §7.4.7.1: what the client offered, not what the server chose.
    for (auto const inside : std::initializer_list<std::uint8_t>{3, 4}) {
        auto m = with_server();
        m.them.hello({.version = 0x0304});
        m.exchange();
        auto secret = peer::premaster();
        secret[1] = inside;
        m.them.handshake(16, peer::key_exchange(peer::encrypted(peer::padded(secret))));
        m.them.derive(secret);
        m.them.finish();
        m.exchange();
        BOOST_TEST(m.engine.established == (inside == 4));
    }
}

BOOST_AUTO_TEST_CASE(a_key_exchange_that_is_no_vector_is_malformed) {
    for (auto const& body : {bytes{}, bytes{1}, bytes{0, 2, 1}, bytes{0, 1, 1, 1}}) {
        auto m = with_server();
        m.them.hello();
        m.exchange();
        m.them.handshake(16, body);
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::malformed_message);
    }
}

// Finished.

BOOST_AUTO_TEST_CASE(a_wrong_finished_is_refused) {
    for (std::size_t const at : {0U, 5U, 11U}) {
        auto m = with_server();
        m.them.hello();
        m.exchange();
        m.them.exchange_keys();
        m.them.change_cipher_spec();
        auto wrong = m.them.finished();
        wrong[at] ^= 1;
        m.them.handshake(20, wrong);
        m.exchange();
        BOOST_TEST(!m.engine.established);
        BOOST_TEST(m.engine.outcome() == "the peer's Finished does not match the handshake (sent alert decrypt_error)");
    }
}

BOOST_AUTO_TEST_CASE(a_finished_of_another_length_is_malformed) {
    for (std::size_t const size : {0U, 11U, 13U, 36U}) {
        auto m = with_server();
        m.them.hello();
        m.exchange();
        m.them.exchange_keys();
        m.them.change_cipher_spec();
        auto body = m.them.finished();
        body.resize(size);
        m.them.handshake(20, body);
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::malformed_message);
    }
}

BOOST_AUTO_TEST_CASE(finished_speaks_of_every_message_before_it) {
    // A client that has not counted one of them.
    auto m = with_server();
    m.them.hello();
    m.exchange();
    auto const secret = peer::premaster();
    m.them.handshake(16, peer::key_exchange(peer::encrypted(peer::padded(secret))));
    m.them.derive(secret);
    m.them.change_cipher_spec();
    m.them.count(handshake_of(14, {}));  // one that never was
    m.them.handshake(20, m.them.finished());
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "the peer's Finished does not match the handshake (sent alert decrypt_error)");
}

BOOST_AUTO_TEST_CASE(a_fatal_alert_of_the_peers_is_reported_in_words) {
    auto m = with_server();
    m.them.hello();
    m.exchange();
    m.them.alert(2, 48);
    m.exchange();
    BOOST_TEST(m.engine.outcome() ==
               "the peer does not trust the issuer of our certificate (received alert unknown_ca)");
    BOOST_CHECK(m.engine.error->what == tls::failure::alert_received);
    BOOST_CHECK(m.engine.error->alert == tls::alert_description::unknown_ca);
    BOOST_TEST(m.them.summary() == "22/2 22/11 22/14");  // and nothing is answered
    auto unknown = with_server();
    unknown.them.alert(2, 199);
    unknown.exchange();
    BOOST_TEST(unknown.engine.outcome() == "the peer ended the connection (received alert 199)");
}

BOOST_AUTO_TEST_SUITE_END()
