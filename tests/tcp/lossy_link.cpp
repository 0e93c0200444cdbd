// SPDX-License-Identifier: BSL-1.0
// Two hosts over a link that loses, doubles, reorders and damages packets: whatever it does, what arrives is what was
// sent, in order, or the one that misses something says that it failed.
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include <handfast/tcp/host.hpp>
#include <handfast/tcp/simulated_link.hpp>

using namespace std::chrono_literals;
using namespace handfast::tcp;
namespace hf = handfast;

namespace {

using octets = std::vector<std::uint8_t>;

octets made_up(std::size_t size, std::uint32_t seed) {
    octets made(size);
    for (auto& it : made) it = static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24);
    return made;
}

/// A program at one end: it sends all of `to_send`, closes, and reads until the end.
struct program {
    octets to_send;
    connection* at = nullptr;
    std::size_t sent = 0;
    octets received{};

    void run() {
        if (at == nullptr) return;
        if (sent < to_send.size()) sent += at->write(hf::byte_view{to_send}.subspan(sent));
        if (sent == to_send.size() && at->was_established()) at->close();
        std::array<std::uint8_t, 4096> buffer;
        while (auto const count = at->read(buffer))
            received.insert(received.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
    }
    [[nodiscard]] bool is_over() const { return at != nullptr && at->state() == state::closed; }
    /// Everything has come, or it is known that it has not.
    [[nodiscard]] bool knows_the_truth(octets const& expected) const {
        if (at == nullptr) return received.empty();
        bool const in_order = received.size() <= expected.size() &&
                              std::equal(received.begin(), received.end(), expected.begin());
        return in_order && (received.size() == expected.size() || at->failure().has_value());
    }
};

struct outcome {
    bool true_to_life = false, all_came = false, ended = false;
    std::size_t packets = 0;
};

outcome run(unsigned seed, faults const& trouble, std::size_t size) {
    host_options options;
    options.connection.least_timeout = 200ms;
    options.connection.segment_lifetime = 1s;
    options.connection.keep_alive = 20s;
    auto const key = [](std::uint8_t first) {
        hf::secret<16> k;
        k.writable()[0] = first;
        return initial_sequence_numbers{std::move(k)};
    };
    host left{ip_address::v4(192, 0, 2, 1), options, key(static_cast<std::uint8_t>(seed))};
    host right{ip_address::v4(192, 0, 2, 2), options, key(static_cast<std::uint8_t>(seed >> 8))};
    simulated_link link{trouble, seed};
    instant now{};
    right.listen(80);
    program client{made_up(size, seed)}, server{made_up(size / 2, ~seed)};
    client.at = left.connect(4000, {right.address(), 80}, now);

    outcome it;
    auto const send = [&](host& from, link_end end) {
        while (auto const packet = from.next(now)) {
            ++it.packets;
            link.put(end, *packet, now);
        }
    };
    while (it.packets < 100'000) {
        if (server.at == nullptr) server.at = right.accept(80);
        client.run();
        server.run();
        send(left, link_end::left);
        send(right, link_end::right);
        std::optional<instant> due;
        for (auto const at : {left.deadline(), right.deadline(), link.deadline()})
            if (at && (!due || *at < *due)) due = at;
        if (!due) break;
        now = std::max(now, *due);
        while (auto const packet = link.take(link_end::right, now)) {
            (void)right.received(*packet, now);
            send(right, link_end::right);
        }
        while (auto const packet = link.take(link_end::left, now)) {
            (void)left.received(*packet, now);
            send(left, link_end::left);
        }
    }
    it.ended = client.is_over() && (server.at == nullptr || server.is_over());
    it.true_to_life = client.knows_the_truth(server.to_send) && server.knows_the_truth(client.to_send) &&
                      (server.at != nullptr || client.at->failure());
    it.all_came = client.received == server.to_send && server.received == client.to_send;
    return it;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tcp_lossy_link)

BOOST_AUTO_TEST_CASE(without_trouble_nothing_is_sent_twice) {
    auto const it = run(1, {.delay = 10ms}, 20'000);
    BOOST_TEST((it.ended && it.true_to_life && it.all_came));
    // 14 + 7 segments of data, as many acknowledgments, and what opens and closes.
    BOOST_TEST(it.packets < 55U);
}

BOOST_AUTO_TEST_CASE(a_thousand_seeds) {
    std::size_t whole = 0;
    for (unsigned seed = 0; seed < 1000; ++seed) {
        auto const share = seed / 1000.0;
        auto const it = run(seed,
                            {.loss = 0.2 * share,
                             .duplication = 0.1 * share,
                             .reordering = 0.3 * share,
                             .corruption = 0.1 * share,
                             .delay = 20ms,
                             .jitter = 20ms},
                            12'000);
        BOOST_CHECK_MESSAGE(it.ended, "seed " << seed << " hangs");
        BOOST_CHECK_MESSAGE(it.true_to_life, "seed " << seed << " lost something in silence");
        whole += it.all_came ? 1 : 0;
    }
    BOOST_TEST(whole > 900U);
    BOOST_TEST_MESSAGE(whole << " of 1000 delivered everything");
}

BOOST_AUTO_TEST_CASE(where_nothing_arrives_it_is_said) {
    auto const it = run(3, {.loss = 1.0}, 1000);
    BOOST_TEST((it.ended && it.true_to_life && !it.all_came));
}

BOOST_AUTO_TEST_SUITE_END()
