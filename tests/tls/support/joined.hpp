// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_JOINED_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_JOINED_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <handfast/core/match.hpp>
#include <handfast/tls/tls12_key_schedule.hpp>

#include "end.hpp"

namespace handfast::tests {

using bytes = std::vector<std::uint8_t>;

inline bytes of(byte_view view) { return {view.begin(), view.end()}; }
inline bytes of(std::string_view text) { return of(as_bytes(text)); }

/// An end and all that it has told.
struct party {
    std::unique_ptr<connection_end> engine;
    bytes data{};
    bytes unsent{};
    bool established = false;
    bool peer_closed = false;
    int closed = 0;
    std::optional<tls::error> error{};

    /// Asks for events until there are none, and collects what is to be sent.
    void ask() {
        for (;;) {
            auto const event = engine->next_event();
            auto const out = engine->to_send();
            unsent.insert(unsent.end(), out.begin(), out.end());
            engine->sent(out.size());
            if (!event) return;
            match(
                *event, [](tls::send const&) {}, [&](tls::established const&) { established = true; },
                [&](tls::data const& d) { data.insert(data.end(), d.bytes.begin(), d.bytes.end()); },
                [&](tls::peer_closed const&) { peer_closed = true; },
                [&](tls::closed const& c) {
                    ++closed;
                    if (c.error != nullptr) error = *c.error;
                });
        }
    }

    /// Gives it all of `input`, however much it takes at a time. False where it stopped taking before it was over.
    bool take(byte_view input) {
        while (!input.empty() && closed == 0) {
            auto const taken = engine->received(input);
            input = input.subspan(taken);
            ask();
            if (taken == 0 && closed == 0) return false;
        }
        return true;
    }

    void end_input() {
        engine->end_of_input();
        ask();
    }

    bytes take_unsent() { return std::exchange(unsent, {}); }

    /// "established", or how it ended, in words.
    [[nodiscard]] std::string outcome() const {
        if (error) return std::string{describe(*error).view()};
        if (closed > 0) return "closed";
        return established ? "established" : "under way";
    }
};

/// What becomes of bytes on their way: the pieces in which they arrive, and whether nothing follows them.
struct delivery {
    std::vector<bytes> pieces{};
    bool last = false;
};
/// Decides it for everything that one end (`from`) had to send at one time.
using road = std::function<delivery(tls::side from, bytes const& flight)>;

inline delivery unchanged(tls::side, bytes const& flight) { return {{flight}}; }

/// A client and a server joined in memory.
struct joined {
    party client{client_end()};
    party server{server_end()};

    /// Carries bytes to and fro until there are none. False where an end stopped taking before it was over.
    bool run(road const& by = unchanged) {
        bool taken = true;
        client.ask();
        server.ask();
        while (!client.unsent.empty() || !server.unsent.empty()) {
            taken &= carry(tls::side::client, client, server, by);
            taken &= carry(tls::side::server, server, client, by);
        }
        return taken;
    }

    /// Nothing more comes for either.
    void end_input() {
        client.end_input();
        server.end_input();
    }

private:
    static bool carry(tls::side from, party& sender, party& receiver, road const& by) {
        auto const flight = sender.take_unsent();
        if (flight.empty()) return true;
        bool taken = true;
        auto const delivered = by(from, flight);
        for (auto const& piece : delivered.pieces) taken &= receiver.take(piece);
        if (delivered.last) receiver.end_input();
        return taken;
    }
};

/// The records in `flight`, each with its header; what is left over at the end is a piece of its own.
inline std::vector<bytes> records_in(byte_view flight) {
    std::vector<bytes> records;
    while (!flight.empty()) {
        auto size = flight.size();
        if (size >= 5) size = std::min<std::size_t>(size, 5 + load_big_endian<std::uint16_t>(flight.data() + 3));
        records.push_back(of(flight.first(size)));
        flight = flight.subspan(size);
    }
    return records;
}

}  // namespace handfast::tests

#endif
