// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>
#include <functional>

#include <handfast/tls/buffers.hpp>

#include "support/allocations.hpp"
#include "support/joined.hpp"

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_engine)

namespace {

delivery one_by_one(tls::side, bytes const& flight) {
    delivery d;
    for (auto const byte : flight) d.pieces.push_back({byte});
    return d;
}

delivery record_by_record(tls::side, bytes const& flight) { return {records_in(flight)}; }

/// Every record's header comes apart from what it announces.
delivery header_by_header(tls::side, bytes const& flight) {
    delivery d;
    for (auto const& r : records_in(flight)) {
        d.pieces.push_back({r.begin(), r.begin() + 5});
        d.pieces.push_back({r.begin() + 5, r.end()});
    }
    return d;
}

/// Cuts the plaintext handshake bytes of a flight into other records; what follows ChangeCipherSpec stays.
bytes reframed(bytes const& flight, std::size_t fragment) {
    bytes out;
    bytes joined;
    auto const flush = [&] {
        for (std::size_t at = 0; at < joined.size(); at += fragment) {
            auto const size = std::min(fragment, joined.size() - at);
            out.insert(out.end(), {22, 3, 3, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)});
            out.insert(out.end(), joined.begin() + static_cast<std::ptrdiff_t>(at),
                       joined.begin() + static_cast<std::ptrdiff_t>(at + size));
        }
        joined.clear();
    };
    bool protected_now = false;
    for (auto const& r : records_in(flight)) {
        if (r[0] == 22 && !protected_now) {
            joined.insert(joined.end(), r.begin() + 5, r.end());
            continue;
        }
        flush();
        protected_now |= r[0] == 20;
        out.insert(out.end(), r.begin(), r.end());
    }
    flush();
    return out;
}

class keys_told : public tls::key_log {
public:
    void log(std::string_view label, byte_view client_random, byte_view secret) noexcept override {
        ++count;
        told = of(label);
        told.insert(told.end(), client_random.begin(), client_random.end());
        told.insert(told.end(), secret.begin(), secret.end());
    }
    int count = 0;
    bytes told{};
};

void write_all(party& from, joined& all, byte_view text, road const& by = unchanged) {
    while (!text.empty()) {
        auto const taken = from.engine->write(text);
        BOOST_REQUIRE(taken.has_value());
        BOOST_REQUIRE(*taken <= text.size());
        text = text.subspan(*taken);
        BOOST_REQUIRE(all.run(by));
    }
}

bytes some_data(std::size_t size) {
    bytes data(size);
    for (std::size_t i = 0; i < size; ++i) data[i] = static_cast<std::uint8_t>(i * 31 + i / 256);
    return data;
}

/// A whole connection over `by`: both ends agree on everything and lose nothing.
void agree(road const& by) {
    keys_told clients;
    keys_told servers;
    auto policy = test_policy();
    policy.key_log = &clients;
    auto const client_config = trusting(test_chain(), policy);
    tls::server_config const server_config{test_chain(), test_key(), {.key_log = &servers}};
    joined both{{client_end(client_config)}, {server_end(server_config)}};

    BOOST_REQUIRE(both.run(by));
    BOOST_TEST(both.client.outcome() == "established");
    BOOST_TEST(both.server.outcome() == "established");
    BOOST_REQUIRE(both.client.engine->is_established() && both.server.engine->is_established());

    auto const& info = both.client.engine->session();
    BOOST_CHECK(info.version == tls::protocol_version::tls_1_2);
    BOOST_CHECK(info.suite == tls::cipher_suite::tls_rsa_with_aes_256_gcm_sha384);
    BOOST_TEST(info.extended_master_secret);
    BOOST_TEST(both.server.engine->session().extended_master_secret);
    BOOST_TEST(both.server.engine->session().peer_chain.empty());

    BOOST_TEST(clients.count == 1);
    BOOST_TEST(servers.count == 1);
    BOOST_TEST(clients.told.size() == 13U + 32U + 48U);
    BOOST_TEST(clients.told == servers.told, boost::test_tools::per_element());

    auto const data = some_data(40'000);
    write_all(both.client, both, data, by);
    write_all(both.server, both, byte_view{data}.first(20'000), by);
    BOOST_CHECK(both.server.data == data);
    BOOST_CHECK(same_bytes(both.client.data, byte_view{data}.first(20'000)));

    // The certificates stay where they are for the life of the connection.
    BOOST_REQUIRE(info.peer_chain.size() == 1U);
    BOOST_CHECK(same_bytes(info.peer_chain[0], test_chain().der()[0]));

    both.client.engine->close();
    BOOST_REQUIRE(both.run(by));
    BOOST_TEST(both.server.peer_closed);
    both.server.engine->close();
    BOOST_REQUIRE(both.run(by));
    both.end_input();
    BOOST_TEST(both.client.outcome() == "closed");
    BOOST_TEST(both.server.outcome() == "closed");
    BOOST_TEST(both.client.closed == 1);
    BOOST_TEST(both.server.closed == 1);
}

}  // namespace

// However the bytes arrive (RFC 5246 §6.2.1: record boundaries mean nothing).

BOOST_AUTO_TEST_CASE(agrees_in_one_piece) { agree(unchanged); }
BOOST_AUTO_TEST_CASE(agrees_one_byte_at_a_time) { agree(one_by_one); }
BOOST_AUTO_TEST_CASE(agrees_at_every_record_boundary) { agree(record_by_record); }
BOOST_AUTO_TEST_CASE(agrees_at_every_header_boundary) { agree(header_by_header); }
BOOST_AUTO_TEST_CASE(agrees_with_several_messages_in_a_record) {
    agree([](tls::side, bytes const& flight) { return delivery{{reframed(flight, 16384)}}; });
}
BOOST_AUTO_TEST_CASE(agrees_with_messages_over_several_records) {
    for (std::size_t const fragment : {1U, 2U, 3U, 4U, 5U, 7U, 50U, 255U, 600U}) {
        BOOST_TEST_CONTEXT("fragments of " << fragment)
        agree([&](tls::side, bytes const& flight) { return delivery{{reframed(flight, fragment)}}; });
    }
}
BOOST_AUTO_TEST_CASE(agrees_with_fragments_one_byte_at_a_time) {
    agree([](tls::side from, bytes const& flight) { return one_by_one(from, reframed(flight, 11)); });
}
BOOST_AUTO_TEST_CASE(agrees_in_pieces_of_every_small_size) {
    for (std::size_t size = 2; size < 70; size += 3) {
        BOOST_TEST_CONTEXT("pieces of " << size)
        agree([&](tls::side, bytes const& flight) {
            delivery d;
            for (std::size_t at = 0; at < flight.size(); at += size)
                d.pieces.push_back(of(byte_view{flight}.subspan(at, std::min(size, flight.size() - at))));
            return d;
        });
    }
}

// Data.

BOOST_AUTO_TEST_CASE(carries_a_mebibyte_each_way_in_many_sizes) {
    joined both;
    BOOST_REQUIRE(both.run());
    auto const data = some_data(1 << 20);
    constexpr std::array<std::size_t, 13> sizes{1,    2,     15,    16,    17,     255,    1000,
                                                4096, 16383, 16384, 16385, 40'000, 100'000};
    for (auto const from_client : {true, false}) {
        auto& from = from_client ? both.client : both.server;
        byte_view rest = data;
        for (std::size_t i = 0; !rest.empty(); ++i) {
            auto const size = std::min(sizes[i % sizes.size()], rest.size());
            write_all(from, both, rest.first(size));
            rest = rest.subspan(size);
        }
        auto const& to = from_client ? both.server : both.client;
        BOOST_TEST(to.data.size() == data.size());
        BOOST_CHECK(to.data == data);
    }
}

BOOST_AUTO_TEST_CASE(writes_nothing_for_nothing) {
    joined both;
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.engine->write({}).value() == 0U);
    BOOST_TEST(both.client.engine->to_send().empty());
    write_all(both.client, both, as_bytes("x"));
    BOOST_TEST(both.server.data == of("x"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(puts_what_fits_into_the_out_buffer_and_says_how_much) {
    joined both;
    BOOST_REQUIRE(both.run());
    auto const data = some_data(100'000);
    auto const taken = both.client.engine->write(data).value();
    BOOST_TEST(taken >= 16384U);
    BOOST_TEST(taken < data.size());
    BOOST_TEST(both.client.engine->write(byte_view{data}.subspan(taken)).value() == 0U);
    BOOST_REQUIRE(both.run());
    BOOST_CHECK(same_bytes(both.server.data, byte_view{data}.first(taken)));
}

BOOST_AUTO_TEST_CASE(says_close_notify_even_when_the_out_buffer_is_full_of_data) {
    joined both;
    BOOST_REQUIRE(both.run());
    auto const data = some_data(100'000);
    auto taken = both.client.engine->write(data).value();
    while (auto const more = both.client.engine->write(byte_view{data}.subspan(taken)).value()) taken += more;
    both.client.engine->close();
    BOOST_REQUIRE(both.run());
    BOOST_CHECK(same_bytes(both.server.data, byte_view{data}.first(taken)));
    BOOST_TEST(both.server.peer_closed);
    both.server.engine->close();
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.outcome() == "closed");
}

BOOST_AUTO_TEST_CASE(sends_in_whatever_portions_it_is_taken) {
    joined both;
    BOOST_REQUIRE(both.run());
    auto const data = some_data(30'000);
    byte_view rest = data;
    while (!rest.empty()) {
        rest = rest.subspan(both.client.engine->write(rest).value());
        // Half of what there is goes, the rest stays in front of what is written next.
        auto const some = both.client.engine->to_send().first((both.client.engine->to_send().size() + 1) / 2);
        BOOST_REQUIRE(both.server.take(some));
        both.client.engine->sent(some.size());
    }
    BOOST_REQUIRE(both.run());
    BOOST_CHECK(both.server.data == data);
}

BOOST_AUTO_TEST_CASE(refuses_to_write_before_the_handshake_is_complete) {
    joined both;
    auto const early = both.client.engine->write(as_bytes("early"));
    BOOST_REQUIRE(!early.has_value());
    BOOST_CHECK(early.error().what == tls::failure::not_established);
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.outcome() == "established");
    BOOST_TEST(both.server.data.empty());
}

// The end.

BOOST_AUTO_TEST_CASE(half_closed_goes_on_in_the_other_direction) {
    joined both;
    BOOST_REQUIRE(both.run());
    both.client.engine->close();
    both.client.engine->close();  // said once
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.server.peer_closed);
    BOOST_TEST(both.server.closed == 0);
    BOOST_TEST(both.client.closed == 0);
    auto const late = both.client.engine->write(as_bytes("late"));
    BOOST_REQUIRE(!late.has_value());
    BOOST_CHECK(late.error().what == tls::failure::closed_by_us);
    both.server.end_input();  // the client has shut its direction down
    BOOST_TEST(both.server.closed == 0);
    write_all(both.server, both, as_bytes("the rest"));
    BOOST_TEST(both.client.data == of("the rest"), boost::test_tools::per_element());
    both.server.engine->close();
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.outcome() == "closed");
    BOOST_TEST(both.server.outcome() == "closed");
    BOOST_TEST(both.client.closed == 1);
    BOOST_TEST(both.server.closed == 1);
}

BOOST_AUTO_TEST_CASE(an_end_of_input_without_close_notify_is_truncation) {
    for (auto const written : {false, true}) {
        joined both;
        BOOST_REQUIRE(both.run());
        if (written) {
            BOOST_REQUIRE(both.server.engine->write(as_bytes("all of the order")).has_value());
            BOOST_REQUIRE(both.run());
        }
        both.client.end_input();
        BOOST_TEST(both.client.outcome() == "the peer's data ended without close_notify");
        BOOST_REQUIRE(both.client.error.has_value());
        BOOST_CHECK(both.client.error->what == tls::failure::truncated);
        BOOST_TEST(both.client.closed == 1);
        both.client.ask();
        BOOST_TEST(both.client.closed == 1);
        BOOST_TEST(!both.client.engine->write(as_bytes("x")).has_value());
    }
}

BOOST_AUTO_TEST_CASE(an_end_of_input_in_the_middle_of_a_record_is_truncation) {
    joined both;
    BOOST_REQUIRE(both.run());
    BOOST_REQUIRE(both.server.engine->write(as_bytes("all of the order")).has_value());
    both.server.ask();
    auto const record = both.server.take_unsent();
    BOOST_REQUIRE(both.client.take(byte_view{record}.first(record.size() - 1)));
    both.client.end_input();
    BOOST_TEST(both.client.data.empty());
    BOOST_REQUIRE(both.client.error.has_value());
    BOOST_CHECK(both.client.error->what == tls::failure::truncated);
}

BOOST_AUTO_TEST_CASE(data_before_the_end_of_input_is_delivered) {
    joined both;
    BOOST_REQUIRE(both.run());
    BOOST_REQUIRE(both.server.engine->write(as_bytes("last words")).has_value());
    both.server.engine->close();
    auto const record = of(both.server.engine->to_send());
    BOOST_TEST(both.client.engine->received(record) == record.size());
    both.client.end_input();
    BOOST_TEST(both.client.data == of("last words"), boost::test_tools::per_element());
    BOOST_TEST(both.client.peer_closed);
    BOOST_TEST(both.client.closed == 0);
}

BOOST_AUTO_TEST_CASE(an_end_of_input_before_the_handshake_is_complete_is_an_error) {
    joined both;
    both.client.ask();
    both.client.end_input();
    both.server.end_input();
    for (auto const* p : {&both.client, &both.server}) {
        BOOST_REQUIRE(p->error.has_value());
        BOOST_CHECK(p->error->what == tls::failure::closed_by_peer);
        BOOST_TEST(p->closed == 1);
    }
}

BOOST_AUTO_TEST_CASE(closing_before_the_handshake_is_complete_ends_it) {
    joined both;
    both.client.ask();
    both.client.engine->close();
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.closed == 1);
    BOOST_TEST(!both.client.established);
    BOOST_REQUIRE(both.client.error.has_value());
    BOOST_CHECK(both.client.error->what == tls::failure::closed_by_us);
    BOOST_REQUIRE(both.server.error.has_value());
    BOOST_CHECK(both.server.error->what == tls::failure::closed_by_peer);
    BOOST_TEST(both.server.outcome() ==
               "the peer closed the connection before the handshake was complete (received alert close_notify)");
}

BOOST_AUTO_TEST_CASE(what_comes_after_the_end_changes_nothing) {
    joined both;
    BOOST_REQUIRE(both.run());
    both.client.engine->close();
    BOOST_REQUIRE(both.run());
    both.server.engine->close();
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.outcome() == "closed");
    auto const taken = both.client.engine->received(some_data(1000));
    BOOST_TEST(taken <= 1000U);
    both.client.ask();
    both.client.end_input();
    both.client.engine->close();
    both.client.ask();
    BOOST_TEST(both.client.outcome() == "closed");
    BOOST_TEST(both.client.closed == 1);
    BOOST_TEST(both.client.unsent.empty());
}

// What the engine is given.

BOOST_AUTO_TEST_CASE(buffers_that_are_too_small_are_refused_at_once) {
    auto const in = tls::in_buffer_size(test_client().policy().limits.handshake_message);
    for (auto const memory : {sizes{in - 1, 0}, sizes{0, tls::out_buffer_size - 1}}) {
        for (auto const client : {true, false}) {
            auto const server_in = tls::in_buffer_size(test_server().policy().limits.handshake_message);
            sizes const there{memory.in == 0 ? 0 : (client ? memory.in : server_in - 1), memory.out};
            party p{client ? client_end(test_client(), "localhost", nullptr, there)
                           : server_end(test_server(), nullptr, there)};
            p.ask();
            BOOST_REQUIRE(p.error.has_value());
            BOOST_CHECK(p.error->what == tls::failure::buffer_too_small);
            BOOST_TEST(p.closed == 1);
            BOOST_TEST(p.unsent.empty());
        }
    }
    party enough{client_end(test_client(), "localhost", nullptr, {in, tls::out_buffer_size})};
    enough.ask();
    BOOST_TEST(enough.outcome() == "under way");
    BOOST_TEST(!enough.unsent.empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_is_none_is_refused_before_anything_is_sent) {
    for (auto const* name : {"", "not a name", "a..b", "*.example.org"}) {
        party p{client_end(test_client(), name)};
        p.ask();
        BOOST_REQUIRE(p.error.has_value());
        BOOST_CHECK(p.error->what == tls::failure::invalid_server_name);
        BOOST_TEST(p.unsent.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_certificate_longer_than_a_record_goes_in_several) {
    auto many = wishes();
    for (int i = 0; i < 900; ++i) many.names.emplace_back("host-" + std::to_string(i) + ".example.org");
    auto const chain = x509::self_signed(many, test_key()).value();
    BOOST_REQUIRE(chain.der()[0].size() > 16'384U);
    tls::server_config const config{chain, test_key()};
    auto const trust = trusting(chain);
    joined both{{client_end(trust, "host-899.example.org")}, {server_end(config)}};
    BOOST_REQUIRE(both.run(one_by_one));
    BOOST_TEST(both.client.outcome() == "established");
    BOOST_TEST(both.server.outcome() == "established");

    // A server whose buffer does not hold its first flight says so, and nobody waits for it.
    joined small{{client_end(trust, "host-899.example.org")}, {server_end(config, nullptr, {0, tls::out_buffer_size})}};
    BOOST_REQUIRE(small.run());
    BOOST_REQUIRE(small.server.error.has_value());
    BOOST_CHECK(small.server.error->what == tls::failure::buffer_too_small);
}

BOOST_AUTO_TEST_CASE(a_server_whose_key_is_not_its_certificates_does_not_start) {
    tls::server_config const config{test_chain(), other_key()};
    BOOST_REQUIRE(config.trouble().has_value());
    joined both{{client_end()}, {server_end(config)}};
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.server.error.has_value());
    BOOST_TEST(both.server.closed == 1);
    both.end_input();
    BOOST_TEST(!both.client.established);
    BOOST_TEST(both.client.closed == 1);
}

BOOST_AUTO_TEST_CASE(an_address_is_a_name_too_but_is_not_sent) {
    joined both{{client_end(test_client(), "127.0.0.1")}, {server_end()}};
    both.client.ask();
    // Behind the extensions' length: signature_algorithms is the first.
    BOOST_REQUIRE(both.client.unsent.size() > 60U);
    auto const hello = as_chars(both.client.unsent);
    BOOST_TEST(hello.find("127") == std::string_view::npos);
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.client.outcome() == "established");
}

// What it tells.

BOOST_AUTO_TEST_CASE(exported_keying_material_is_the_same_at_both_ends) {
    joined both;
    std::array<std::uint8_t, 40> a{};
    std::array<std::uint8_t, 40> b{};
    auto const early = both.client.engine->export_keying_material("EXPERIMENTAL test", std::nullopt, a);
    BOOST_REQUIRE(!early.has_value());
    BOOST_CHECK(early.error().what == tls::failure::not_established);
    BOOST_REQUIRE(both.run());

    std::vector<bytes> seen;
    bytes const context{1, 2, 3};
    bytes const longest(0xffff, 7);
    bytes const too_long(0x10000, 7);
    std::array<std::optional<byte_view>, 4> const contexts{std::nullopt, byte_view{}, byte_view{context},
                                                           byte_view{longest}};
    for (auto const* label : {"EXPERIMENTAL test", "EXPERIMENTAL rest"}) {
        for (auto const& c : contexts) {
            BOOST_REQUIRE(both.client.engine->export_keying_material(label, c, a).has_value());
            BOOST_REQUIRE(both.server.engine->export_keying_material(label, c, b).has_value());
            BOOST_TEST(a == b, boost::test_tools::per_element());
            seen.push_back(of(a));
        }
    }
    std::sort(seen.begin(), seen.end());
    BOOST_CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());  // no context is not an empty one
    auto const refused = both.client.engine->export_keying_material("EXPERIMENTAL test", too_long, a);
    BOOST_REQUIRE(!refused.has_value());
    BOOST_CHECK(refused.error().what == tls::failure::export_refused);
}

BOOST_AUTO_TEST_CASE(keys_are_gone_when_both_have_closed_whether_anybody_asks_or_not) {
    joined both{{client_end()}, {server_end()}};
    BOOST_REQUIRE(both.run());
    bytes out(16);
    auto const exports = [&](party& who) {
        return who.engine->export_keying_material("EXPERIMENTAL test", std::nullopt, out).has_value();
    };
    both.client.engine->close();
    BOOST_TEST(exports(both.client));
    BOOST_REQUIRE(both.run());
    BOOST_TEST(both.server.peer_closed);
    BOOST_TEST(exports(both.server));
    both.server.engine->close();
    BOOST_TEST(!exports(both.server));
    BOOST_REQUIRE(both.run());
    BOOST_TEST(!exports(both.client));
    BOOST_TEST(both.client.closed == 1);
    BOOST_TEST(both.client.outcome() == "closed");
}

BOOST_AUTO_TEST_CASE(an_observer_sees_the_messages_in_order) {
    class list : public tls::observer {
    public:
        void observe(tls::observed_message const& m) noexcept override {
            words += m.way == tls::direction::sent ? '>' : '<';
            words += m.name;
            words += ' ';
        }
        std::string words{};
    };
    list client;
    list server;
    joined both{{client_end(test_client(), "localhost", &client)}, {server_end(test_server(), &server)}};
    BOOST_REQUIRE(both.run());
    write_all(both.client, both, as_bytes("x"));
    both.server.engine->close();
    BOOST_REQUIRE(both.run());
    BOOST_TEST(client.words == ">ClientHello <ServerHello <Certificate <ServerHelloDone >ClientKeyExchange "
                               ">ChangeCipherSpec >Finished <ChangeCipherSpec <Finished >ApplicationData "
                               "<close_notify ");
    BOOST_TEST(server.words == "<ClientHello >ServerHello >Certificate >ServerHelloDone <ClientKeyExchange "
                               "<ChangeCipherSpec <Finished >ChangeCipherSpec >Finished <ApplicationData "
                               ">close_notify ");
}

BOOST_AUTO_TEST_CASE(an_observer_is_told_what_happened) {
    class list : public tls::observer {
    public:
        void observe(tls::observed_message const&) noexcept override {}
        void happened(tls::event const& e) noexcept override {
            match(
                e, [&](tls::send const&) { words += "send "; },
                [&](tls::established const& it) {
                    words += "established " + std::string{it.session.server_name} + ' ';
                },
                [&](tls::data const& it) { words += std::string{as_chars(it.bytes)} + ' '; },
                [&](tls::peer_closed const&) { words += "peer_closed "; },
                [&](tls::closed const& it) { words += it.clean() ? "closed" : describe(*it.error).c_str(); });
        }
        std::string words{};
    };
    list client;
    list server;
    joined both{{client_end(test_client(), "localhost", &client)}, {server_end(test_server(), &server)}};
    BOOST_REQUIRE(both.run());
    write_all(both.client, both, as_bytes("x"));
    both.server.engine->close();
    BOOST_REQUIRE(both.run());
    both.server.end_input();
    BOOST_TEST(client.words == "established localhost peer_closed ");
    BOOST_TEST(server.words == "established localhost x the peer's data ended without close_notify");
}

BOOST_AUTO_TEST_CASE(allocates_nothing_after_construction) {
    joined both;
    bytes road_(64 * 1024);
    auto const data = some_data(20'000);
    auto const carry = [&](party& from, party& to) {
        bool moved = false;
        for (;;) {
            auto const event = from.engine->next_event();
            auto const out = from.engine->to_send();
            if (!out.empty()) {
                moved = true;
                std::copy(out.begin(), out.end(), road_.begin());
                byte_view rest = byte_view{road_}.first(out.size());
                from.engine->sent(out.size());
                while (!rest.empty()) {
                    rest = rest.subspan(to.engine->received(rest));
                    while (to.engine->next_event()) {}
                }
            }
            if (!event) return moved;
        }
    };
    auto const run = [&] {
        for (bool moved = true; moved;) {
            moved = carry(both.client, both.server);
            moved = carry(both.server, both.client) || moved;
        }
    };

    auto const before = allocations();
    run();
    auto const after_handshake = allocations();
    bool written = both.client.engine->write(data).has_value();
    run();
    written = written && both.server.engine->write(data).has_value();
    run();
    both.client.engine->close();
    run();
    both.server.engine->close();
    run();
    auto const after = allocations();

    BOOST_TEST(written);
    BOOST_TEST(both.client.engine->is_established());
    BOOST_TEST(after_handshake - before == 0U);
    BOOST_TEST(after - after_handshake == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
