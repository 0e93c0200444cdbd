// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "support/peer.hpp"

// Every limit of tls/limits.hpp, reached and passed by one.

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_limits)

namespace {

void check_ended(meeting const& m, tls::failure what, std::string_view alert) {
    BOOST_REQUIRE(m.engine.error.has_value());
    BOOST_TEST(to_string(m.engine.error->what) == to_string(what));
    BOOST_TEST(m.engine.closed == 1);
    BOOST_TEST(m.them.last_alert() == alert);
}

bytes extension(std::uint16_t type, byte_view body) {
    return together({bytes{static_cast<std::uint8_t>(type >> 8), static_cast<std::uint8_t>(type)}, counted(2, body)});
}

bytes extensions(std::size_t count) {
    bytes all{0, 0x17, 0, 0, 0xff, 1, 0, 1, 0};
    for (std::size_t i = 2; i < count; ++i)
        all = together({all, extension(static_cast<std::uint16_t>(0x4a00 + i), {})});
    return all;
}

}  // namespace

// Records.

BOOST_AUTO_TEST_CASE(empty_records_in_a_row) {
    auto m = with_server();
    establish_server(m);
    auto const limit = test_server().policy().limits.empty_records;
    for (int round = 0; round < 3; ++round) {
        for (std::size_t i = 0; i < limit; ++i) m.them.record(23, {});
        m.them.record(23, as_bytes("x"));
    }
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "established");
    BOOST_TEST(m.engine.data == of("xxx"), boost::test_tools::per_element());
    for (std::size_t i = 0; i <= limit; ++i) m.them.record(23, {});
    m.exchange();
    check_ended(m, tls::failure::too_many_messages, "fatal 10");
}

BOOST_AUTO_TEST_CASE(empty_records_and_warnings_do_not_make_up_for_one_another) {
    auto m = with_server();
    establish_server(m);
    for (int i = 0; i < 9; ++i) {
        m.them.record(23, {});
        m.them.alert(1, 90);
    }
    m.exchange();
    check_ended(m, tls::failure::too_many_messages, "fatal 10");
}

BOOST_AUTO_TEST_CASE(an_empty_handshake_record_is_malformed) {
    auto m = with_server();
    m.them.record(22, {});
    m.exchange();
    check_ended(m, tls::failure::malformed_message, "fatal 50");
}

BOOST_AUTO_TEST_CASE(a_record_of_plaintext_ends_at_2_to_the_14) {
    auto m = with_server();
    m.them.raw(bytes{22, 3, 3, 0x40, 0x01});  // the header alone says it
    m.exchange();
    check_ended(m, tls::failure::record_overflow, "fatal 22");

    auto allowed = with_server();
    allowed.them.raw(bytes{22, 3, 3, 0x40, 0x00});
    allowed.exchange();
    BOOST_TEST(allowed.engine.outcome() == "under way");
}

BOOST_AUTO_TEST_CASE(a_protected_record_ends_at_2_to_the_14_and_2048) {
    auto m = with_server();
    establish_server(m);
    m.them.raw(bytes{23, 3, 3, 0x48, 0x01});
    m.exchange();
    check_ended(m, tls::failure::record_overflow, "fatal 22");

    auto allowed = with_server();
    establish_server(allowed);
    allowed.them.raw(bytes{23, 3, 3, 0x48, 0x00});
    allowed.exchange();
    BOOST_TEST(allowed.engine.outcome() == "established");
    allowed.them.raw(bytes(16384 + 2048, 0));  // all of it comes, and is not authentic
    allowed.exchange();
    check_ended(allowed, tls::failure::bad_record_mac, "fatal 20");
}

BOOST_AUTO_TEST_CASE(what_a_protected_record_holds_ends_at_2_to_the_14) {
    auto m = with_server();
    establish_server(m);
    m.them.record(23, bytes(16384, 7));
    m.exchange();
    BOOST_TEST(m.engine.data.size() == 16384U);
    m.them.record(23, bytes(16385, 7));
    m.exchange();
    check_ended(m, tls::failure::record_overflow, "fatal 22");
    BOOST_TEST(m.engine.data.size() == 16384U);
}

BOOST_AUTO_TEST_CASE(a_protected_record_shorter_than_its_overhead_is_not_authentic) {
    for (std::size_t const size : {0U, 1U, 8U, 23U}) {
        auto m = with_server();
        establish_server(m);
        m.them.raw(record_of(23, bytes(size, 0)));
        m.exchange();
        check_ended(m, tls::failure::bad_record_mac, "fatal 20");
    }
}

BOOST_AUTO_TEST_CASE(records_have_the_version_of_the_protocol) {
    for (auto const version :
         std::initializer_list<std::uint16_t>{0x0300, 0x0301, 0x0302, 0x0304, 0x0203, 0x0403, 0x4745}) {
        auto m = with_server();
        establish_server(m);
        m.them.record(23, as_bytes("x"), version);
        m.exchange();
        check_ended(m, tls::failure::wrong_record_version, "fatal 70");
    }
}

BOOST_AUTO_TEST_CASE(the_first_client_hello_comes_in_records_of_any_version_of_tls) {
    // RFC 5246 appendix E.1: any {03,XX}; for all the records that carry it.
    for (auto const version : std::initializer_list<std::uint16_t>{0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x03ff}) {
        for (std::size_t const fragment : {1000U, 30U}) {
            auto m = with_server();
            auto const hello = handshake_of(1, m.them.client_hello());
            m.them.count(hello);
            for (std::size_t at = 0; at < hello.size(); at += fragment)
                m.them.raw(record_of(22, byte_view{hello}.subspan(at, std::min(fragment, hello.size() - at)), version));
            m.exchange();
            BOOST_TEST(m.engine.outcome() == "under way");
            BOOST_TEST(m.them.summary() == "22/2 22/11 22/14");
            auto const keys = handshake_of(16, peer::key_exchange(bytes(256, 1)));
            m.them.raw(record_of(22, keys, version));
            m.exchange();
            BOOST_TEST((m.engine.closed == 1) == (version != 0x0303));
        }
    }
    for (auto const version : std::initializer_list<std::uint16_t>{0x0002, 0x0200, 0x0400, 0x4745}) {
        auto m = with_server();
        auto const hello = handshake_of(1, m.them.client_hello());
        m.them.raw(record_of(22, hello, version));
        m.exchange();
        check_ended(m, tls::failure::wrong_record_version, "fatal 70");
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_tls_is_refused_at_the_first_header) {
    auto m = with_server();
    m.them.raw(as_bytes("GET / HTTP/1.1\r\n\r\n"));
    m.exchange();
    check_ended(m, tls::failure::wrong_record_version, "fatal 70");
}

// Alerts.

BOOST_AUTO_TEST_CASE(warning_alerts_in_a_row) {
    auto m = with_server();
    establish_server(m);
    auto const limit = test_server().policy().limits.warnings;
    for (int round = 0; round < 3; ++round) {
        for (std::size_t i = 0; i < limit; ++i) m.them.alert(1, 90);
        m.them.record(23, as_bytes("x"));
    }
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "established");
    for (std::size_t i = 0; i <= limit; ++i) m.them.alert(1, 90);
    m.exchange();
    check_ended(m, tls::failure::too_many_messages, "fatal 10");
}

BOOST_AUTO_TEST_CASE(after_as_many_warnings_as_may_be_an_end_is_still_an_end) {
    for (auto const fatal : {false, true}) {
        auto m = with_server();
        establish_server(m);
        for (std::size_t i = 0; i < test_server().policy().limits.warnings; ++i) m.them.alert(1, 90);
        if (fatal) m.them.alert(2, 80);
        else m.them.alert(1, 0);
        m.exchange();
        if (fatal)
            BOOST_TEST(m.engine.outcome() == "the peer has a problem of its own (received alert internal_error)");
        else BOOST_TEST(m.engine.peer_closed);
    }
}

BOOST_AUTO_TEST_CASE(a_malformed_alert_is_refused) {
    for (auto const& body : {bytes{}, bytes{2}, bytes{1, 0, 0}, bytes{2, 40, 2, 40}}) {
        auto m = with_server();
        m.them.record(21, body);
        m.exchange();
        check_ended(m, tls::failure::malformed_message, "fatal 50");
    }
}

BOOST_AUTO_TEST_CASE(an_alert_of_a_level_that_is_none_is_fatal) {
    for (auto const level : std::initializer_list<std::uint8_t>{0, 3, 255}) {
        auto m = with_server();
        m.them.alert(level, 40);
        m.exchange();
        BOOST_REQUIRE(m.engine.error.has_value());
        BOOST_CHECK(m.engine.error->what == tls::failure::alert_received);
    }
}

// Handshake messages.

BOOST_AUTO_TEST_CASE(hello_requests_are_limited) {
    auto const limit = test_client().policy().limits.handshake_messages;
    auto m = with_client();
    establish_client(m);
    m.them.record(23, as_bytes("x"));
    for (std::size_t i = 0; i < limit; ++i) m.them.handshake(0, {});
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "established");
    m.them.handshake(0, {});
    m.exchange();
    check_ended(m, tls::failure::too_many_messages, "fatal 10");

    auto early = with_client();
    early.exchange();
    for (std::size_t i = 0; i <= limit; ++i) early.them.handshake(0, {});
    early.exchange();
    check_ended(early, tls::failure::too_many_messages, "fatal 10");
}

BOOST_AUTO_TEST_CASE(hello_requests_joined_in_one_record_are_limited_too) {
    auto m = with_client();
    establish_client(m);
    m.them.record(22, bytes(16384, 0));  // 4,096 of them
    m.exchange();
    check_ended(m, tls::failure::too_many_messages, "fatal 10");
}

BOOST_AUTO_TEST_CASE(the_size_of_a_handshake_message_is_limited) {
    auto const limit = test_server().policy().limits.handshake_message;
    auto m = with_server();
    auto const announce = [](std::size_t size) {
        return bytes{1, static_cast<std::uint8_t>(size >> 16), static_cast<std::uint8_t>(size >> 8),
                     static_cast<std::uint8_t>(size)};
    };
    m.them.record(22, announce(limit + 1));  // refused at once, before it has come
    m.exchange();
    check_ended(m, tls::failure::message_too_large, "fatal 47");

    auto longest = with_server();
    longest.them.record(22, together({announce(limit), bytes(limit, 0)}));
    longest.exchange();
    check_ended(longest, tls::failure::malformed_message, "fatal 50");  // all of it was taken
}

/// An authority list that makes a CertificateRequest of `size` bytes.
static bytes large_request(std::size_t size) {
    bytes authorities;
    auto left = size - 8;
    while (left > 0) {
        auto const one = std::min<std::size_t>(left - 2, 60'000);
        authorities = together({authorities, counted(2, bytes(one, 0x30))});
        left -= one + 2;
    }
    return together({bytes{1, 1, 0, 2, 4, 1}, counted(2, authorities)});
}

BOOST_AUTO_TEST_CASE(large_messages_after_a_large_certificate_find_room_or_are_refused) {
    // What is kept of the handshake takes the room away from what follows: it is never simply waited for.
    auto const limit = test_client().policy().limits.handshake_message;
    bytes filler;
    for (int i = 0; i < 3; ++i) filler = together({filler, counted(3, bytes(9'000, 0x30))});
    for (std::size_t const size : {2'000U, 4'000U, 5'000U, 20'000U, 32'000U}) {
        for (std::size_t const fragment : {16'384U, 1'000U}) {
            auto m = with_client();
            m.exchange();
            m.them.handshake(2, m.them.server_hello());
            auto const leaf = test_chain().der()[0];
            auto const chain = handshake_of(11, counted(3, together({counted(3, leaf), filler})));
            BOOST_REQUIRE(chain.size() <= limit + 4);
            auto const request = handshake_of(13, large_request(size));
            for (auto const& message : {chain, request, handshake_of(14, {})}) {
                m.them.count(message);
                for (std::size_t at = 0; at < message.size(); at += fragment)
                    m.them.record(22, byte_view{message}.subspan(at, std::min(fragment, message.size() - at)));
            }
            m.engine.ask();
            m.them.hear(m.engine.take_unsent());
            BOOST_TEST(m.engine.take(m.them.take()));
            m.them.hear(m.engine.take_unsent());
            if (m.engine.closed > 0) {
                check_ended(m, tls::failure::message_too_large, "fatal 47");
                BOOST_TEST(size >= 5'000U);
                continue;
            }
            m.them.finish();
            m.exchange();
            BOOST_TEST(m.engine.outcome() == "established");
        }
    }
}

BOOST_AUTO_TEST_CASE(messages_that_never_end_with_a_record_find_room) {
    // Each record ends with the first byte of the next message.
    auto m = with_client();
    m.exchange();
    bytes all;
    auto const add = [&](bytes const& message) {
        m.them.count(message);
        all = together({all, message});
    };
    add(handshake_of(2, m.them.server_hello()));
    add(handshake_of(11, peer::certificate()));
    auto const first = all.size() + 1;
    add(handshake_of(13, large_request(30'000)));
    auto const second = all.size() + 1;
    add(handshake_of(0, {}));
    auto const third = all.size() + 2;
    add(handshake_of(14, {}));
    std::size_t at = 0;
    for (auto const stop : {first, first + 15'000, second, third, all.size()}) {
        m.them.record(22, byte_view{all}.subspan(at, stop - at));
        at = stop;
    }
    m.engine.ask();
    m.them.hear(m.engine.take_unsent());
    BOOST_TEST(m.engine.take(m.them.take()));
    m.them.hear(m.engine.take_unsent());
    m.them.finish();
    m.exchange();
    BOOST_TEST(m.engine.outcome() == "established");
}

BOOST_AUTO_TEST_CASE(certificates_in_a_chain_are_limited) {
    auto const limit = test_client().policy().limits.certificates;
    for (auto const count : {limit, limit + 1}) {
        auto m = with_client();
        m.exchange();
        m.them.handshake(2, m.them.server_hello());
        bytes list;
        for (std::size_t i = 0; i < count; ++i) list = together({list, counted(3, test_chain().der()[0])});
        m.them.handshake(11, counted(3, list));
        m.them.handshake(14, {});
        m.exchange();
        if (count <= limit) BOOST_TEST(m.engine.outcome() == "under way");
        else check_ended(m, tls::failure::certificate_unacceptable, "fatal 42");
    }
}

BOOST_AUTO_TEST_CASE(extensions_in_a_hello_are_limited) {
    auto const limit = test_server().policy().limits.extensions;
    for (auto const count : {limit, limit + 1}) {
        auto m = with_server();
        m.them.hello({.extensions = extensions(count)});
        m.exchange();
        if (count <= limit) BOOST_TEST(m.engine.outcome() == "under way");
        else check_ended(m, tls::failure::message_too_large, "fatal 47");
    }
}

BOOST_AUTO_TEST_SUITE_END()
