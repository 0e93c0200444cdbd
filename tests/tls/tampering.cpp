// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>
#include <cstdint>

#include "support/joined.hpp"

// Somebody in the middle cuts a handshake off, or changes one bit of it. The randoms make every handshake
// another one, so it is done to live ones: as many as there are places to do it.

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_tampering)

namespace {

/// How many bytes each side sends until both are established.
struct lengths {
    std::size_t client = 0;
    std::size_t server = 0;
};

lengths measure() {
    lengths sent;
    joined both;
    both.run([&](tls::side from, bytes const& flight) {
        (from == tls::side::client ? sent.client : sent.server) += flight.size();
        return delivery{{flight}};
    });
    return sent;
}

std::string cut(tls::side whose, std::size_t after, std::string& other) {
    joined both;
    std::size_t left = after;
    both.run([&](tls::side from, bytes const& flight) {
        if (from != whose) return delivery{{flight}};
        auto const size = std::min(left, flight.size());
        left -= size;
        return delivery{{of(byte_view{flight}.first(size))}, left == 0};
    });
    auto& reader = whose == tls::side::client ? both.server : both.client;
    auto& writer = whose == tls::side::client ? both.client : both.server;
    writer.end_input();
    other = writer.outcome();
    if (reader.closed != 1) return "not closed";
    return (reader.established ? "established, then " : "") + reader.outcome();
}

/// What the side that reads made of a handshake in which one bit of `whose` bytes was changed.
struct flipped {
    bool established = false;
    bool closed = false;
    bool peer_established = false;
    std::string words{};
};

flipped flip(tls::side whose, std::size_t bit) {
    joined both;
    std::size_t at = 0;
    both.run([&](tls::side from, bytes const& flight) {
        auto changed = flight;
        if (from == whose) {
            if (bit / 8 >= at && bit / 8 < at + flight.size())
                changed[bit / 8 - at] = static_cast<std::uint8_t>(changed[bit / 8 - at] ^ (1U << (bit % 8)));
            at += flight.size();
        }
        return delivery{{changed}};
    });
    both.end_input();
    auto const& reader = whose == tls::side::client ? both.server : both.client;
    auto const& writer = whose == tls::side::client ? both.client : both.server;
    return {reader.established, reader.closed == 1 && reader.error.has_value(), writer.established, reader.outcome()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_handshake_cut_off_anywhere_is_closed_with_an_error) {
    auto const sent = measure();
    BOOST_REQUIRE(sent.client > 300U);
    BOOST_REQUIRE(sent.server > 800U);
    for (auto const whose : {tls::side::client, tls::side::server}) {
        auto const all = whose == tls::side::client ? sent.client : sent.server;
        for (std::size_t n = 0; n < all; ++n) {
            std::string other;
            auto const outcome = cut(whose, n, other);
            if (outcome != "the peer closed the connection before the handshake was complete")
                BOOST_ERROR("cut after " << n << " of " << all << " bytes, the reader: " << outcome);
            // The server's last flight is all that its own end waits for nothing after.
            auto const expected = whose == tls::side::client || n < all - 51
                                      ? "the peer closed the connection before the handshake was complete"
                                      : "the peer's data ended without close_notify";
            if (other != expected) BOOST_ERROR("cut after " << n << " of " << all << " bytes, the writer: " << other);
        }
        std::string other;
        BOOST_TEST(cut(whose, all, other) == "established, then the peer's data ended without close_notify");
    }
}

BOOST_AUTO_TEST_CASE(a_handshake_with_any_bit_flipped_is_closed_with_an_error) {
    auto const sent = measure();
    std::size_t tried = 0;
    for (auto const whose : {tls::side::client, tls::side::server}) {
        auto const all = whose == tls::side::client ? sent.client : sent.server;
        for (std::size_t bit = 0; bit < 8 * all; ++bit) {
            auto const end = flip(whose, bit);
            ++tried;
            // The low byte of the version of the first ClientHello's record says nothing (RFC 5246 appendix E.1).
            if (whose == tls::side::client && bit / 8 == 2) {
                if (!end.established || !end.peer_established)
                    BOOST_ERROR("bit " << bit % 8 << " of the first record's version was not ignored: " << end.words);
                continue;
            }
            if (end.established || !end.closed)
                BOOST_ERROR((whose == tls::side::client ? "the client's bit " : "the server's bit ")
                            << bit % 8 << " of byte " << bit / 8 << ": " << end.words);
            // Nobody has finished with somebody who saw another handshake, but for the server whose own Finished
            // was the thing that was changed.
            if (end.peer_established && (whose == tls::side::client || bit / 8 < all - 51))
                BOOST_ERROR("the sender of byte " << bit / 8 << " was established although it was changed");
        }
    }
    BOOST_TEST_MESSAGE(tried << " handshakes with one bit flipped");
    BOOST_TEST(tried == 8 * (sent.client + sent.server));
}

BOOST_AUTO_TEST_SUITE_END()
