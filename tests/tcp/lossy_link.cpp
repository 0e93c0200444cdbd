// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>
#include <random>

#include <handfast/tcp/host.hpp>
#include <handfast/tcp/simulated_link.hpp>

// Whole sessions between two hosts over a bad link, in simulated time: each ends with all that was written on the other
// side, in order, or says that it failed.

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;
using tcp::instant;
using enum tcp::link_end;
using namespace std::chrono_literals;

/// The n-th octet of what one side sends: a hash of its place, so that no two places look alike.
std::uint8_t octet_at(std::uint64_t salt, std::size_t n) {
    auto x = (n + salt) * 0x9e37'79b9'7f4a'7c15;
    return static_cast<std::uint8_t>(x >> 56);
}

/// A program at one end: it writes so much, closes, and reads until the peer has closed.
struct program {
    std::uint64_t salt_out, salt_in;
    std::size_t to_write;
    std::size_t at_once;  // that is written, or read
    tcp::connection* c = nullptr;
    std::size_t written = 0;
    std::size_t got = 0;
    bool right = true;
    bool closed = false;

    /// Whether anything happened.
    bool step() {
        if (c == nullptr) return false;
        bool moved = false;
        std::array<std::uint8_t, 32'768> buffer;
        if (written < to_write) {
            auto const count = std::min({buffer.size(), at_once, to_write - written, c->writable()});
            for (std::size_t i = 0; i < count; ++i) buffer[i] = octet_at(salt_out, written + i);
            written += c->write(hf::byte_view{buffer}.first(count));
            moved = moved || count > 0;
        }
        if (written == to_write && !closed && c->was_established()) {
            c->close();
            closed = moved = true;
        }
        auto const count = c->read(hf::byte_span{buffer}.first(std::min(at_once, buffer.size())));
        for (std::size_t i = 0; i < count; ++i) right = right && buffer[i] == octet_at(salt_in, got + i);
        got += count;
        return moved || count > 0;
    }
    [[nodiscard]] bool is_over() const { return c != nullptr && c->state() == tcp::state::closed; }
};

struct outcome {
    bool whole = false;  // all arrived, and both ends closed in order
    bool failed = false;
    std::string wrong{};  // what may not be
    std::uint64_t packets = 0, corrupted = 0;
    instant ended{};
};

/// What seeds make up: how bad the link is, how large everything is, and how much is said.
struct plan {
    tcp::faults faults{};
    tcp::host_options left{}, right{};
    std::size_t left_says = 0, right_says = 0, at_once = 0;
    bool v6 = false;
    std::optional<instant> breaks{};  // from when on nothing gets through
};

plan plan_for(std::uint64_t seed) {
    std::mt19937_64 random{seed};
    auto const up_to = [&](double most) { return most * static_cast<double>(random() % 1'001) / 1'000; };
    auto const below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    plan it;
    it.faults.loss = up_to(0.2);
    it.faults.duplication = up_to(0.1);
    it.faults.reordering = up_to(0.2);
    it.faults.corruption = up_to(0.05);
    it.faults.bits = 1 + below(15);  // of which the checksum sees every one
    it.faults.delay = std::chrono::microseconds{random() % 100'000};
    it.faults.jitter = std::chrono::microseconds{random() % 10'000};
    it.faults.held_back = std::chrono::microseconds{1 + random() % 200'000};
    for (auto* const options : {&it.left, &it.right}) {
        options->connection.send_buffer = std::size_t{1} << (8 + random() % 7);
        options->connection.receive_buffer = std::size_t{1} << (8 + random() % 7);
        options->connection.maximum_segment_size = static_cast<std::uint16_t>(100 + random() % 1'300);
        options->connection.least_timeout = std::chrono::milliseconds{random() % 2 == 0 ? 200 : 1'000};
        options->connection.keep_alive = std::chrono::seconds{random() % 2 == 0 ? 0 : 30};
    }
    it.left_says = below(4) == 0 ? 0 : below(8'000);
    it.right_says = below(4) == 0 ? 0 : below(8'000);
    it.at_once = 1 + below(500);
    it.v6 = random() % 2 == 0;
    return it;
}

outcome run(plan const& it, std::uint64_t seed) {
    auto const address = [&](std::uint8_t last) {
        return it.v6 ? handfast::ip_address::v6({0xfd, last}) : handfast::ip_address::v4(10, 0, 0, last);
    };
    // The same seed gives the same session: the numbers are no more random than all else.
    std::array<std::uint8_t, 16> key{static_cast<std::uint8_t>(seed), static_cast<std::uint8_t>(seed >> 8)};
    auto const numbers = [&] { return tcp::initial_sequence_numbers{hf::secret<16>{key}}; };
    tcp::host a{address(1), it.left, numbers()}, b{address(2), it.right, numbers()};
    tcp::simulated_link link{it.faults, seed};
    instant now{};
    b.listen(80);
    program client{seed, ~seed, it.left_says, it.at_once};
    program server{~seed, seed, it.right_says, it.at_once};
    client.c = a.connect(50'000, {b.address(), 80}, now);

    outcome out;
    auto const send = [&] {
        bool moved = false;
        while (auto const packet = a.next(now)) link.put(left, *packet, now), moved = true;
        while (auto const packet = b.next(now)) link.put(right, *packet, now), moved = true;
        return moved;
    };
    for (int steps = 0;; ++steps) {
        if (it.breaks && now >= *it.breaks)
            for (auto const end : {left, right}) link.change(end, {.loss = 1});
        if (steps > 100'000) return out.wrong = "it does not end", out;
        bool moved = send();
        if (server.c == nullptr) server.c = b.accept(80);
        moved = client.step() || moved;
        moved = server.step() || moved;
        moved = send() || moved;
        if (moved) continue;
        // Whoever was never known to the server has nobody there to speak with.
        if (client.is_over() && (server.is_over() || server.c == nullptr) && !link.deadline()) break;
        std::optional<instant> next;
        for (auto const at : {a.deadline(), b.deadline(), link.deadline()})
            if (at && (!next || *at < *next)) next = at;
        if (!next) {
            // Nobody waits for anything: both are over, or it hangs.
            if (client.is_over() && (server.is_over() || server.c == nullptr)) break;
            // But a side whose peer has failed, and who has nothing to say and does not ask, may wait for ever.
            if ((client.c->failure() || (server.c != nullptr && server.c->failure()))) break;
            return out.wrong = "nobody waits for anything, and it is not over", out;
        }
        if (*next < now) return out.wrong = "a deadline lies behind", out;
        if (*next > now + 30min) return out.wrong = "it takes too long", out;
        now = *next;
        // What is damaged is dropped here: nothing but an error may come of it.
        while (auto const packet = link.take(right, now)) (void)b.received(*packet, now);
        while (auto const packet = link.take(left, now)) (void)a.received(*packet, now);
    }
    out.ended = now;
    out.packets = link.counts(left).given + link.counts(right).given;
    out.corrupted = link.counts(left).corrupted + link.counts(right).corrupted;
    auto const failure_of = [](program const& p) { return p.c == nullptr ? std::nullopt : p.c->failure(); };
    auto const one = failure_of(client), other = failure_of(server);
    out.failed = one || other;
    bool const all = server.got == it.left_says && client.got == it.right_says;
    out.whole = all && !out.failed && server.c != nullptr && client.c->at_end() && server.c->at_end();
    if (!client.right || !server.right) out.wrong = "what arrived is not what was sent";
    if (!out.failed && !out.whole) out.wrong = "something was lost in silence";
    // It was the link: one of them had no answer in time, and the other may have learned that from a reset.
    if (out.failed && one != tcp::failure::timed_out && other != tcp::failure::timed_out)
        out.wrong = "it failed, and not because nobody answered";
    return out;
}

BOOST_AUTO_TEST_SUITE(tcp_lossy_link)

BOOST_AUTO_TEST_CASE(a_thousand_seeds_end_well_or_say_why_not) {
    int whole = 0, failed = 0;
    std::uint64_t corrupted = 0;
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        auto const it = run(plan_for(seed), seed);
        if (!it.wrong.empty()) BOOST_ERROR("seed " << seed << ": " << it.wrong);
        whole += it.whole ? 1 : 0;
        failed += it.failed ? 1 : 0;
        corrupted += it.corrupted;
    }
    BOOST_TEST(whole + failed == 1'000);
    // A link that loses a fifth is no reason to fail: R2 is many retransmissions away.
    BOOST_TEST(whole >= 990);
    BOOST_TEST(corrupted > 500u);
}

// Where the link breaks for good, both say so.
BOOST_AUTO_TEST_CASE(a_link_that_loses_everything) {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        auto it = plan_for(seed);
        it.faults.loss = 1;
        auto const ended = run(it, seed);
        BOOST_TEST(ended.wrong == "");
        BOOST_TEST(ended.failed);
        BOOST_TEST((ended.ended == instant{180s}));
    }
}

BOOST_AUTO_TEST_CASE(a_link_that_breaks_on_the_way) {
    int whole = 0, failed = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        auto it = plan_for(seed);
        it.breaks = instant{2s};
        auto const ended = run(it, seed);
        if (!ended.wrong.empty()) BOOST_ERROR("seed " << seed << ": " << ended.wrong);
        whole += ended.whole ? 1 : 0;
        failed += ended.failed ? 1 : 0;
    }
    BOOST_TEST(whole + failed == 100);
    BOOST_TEST(whole > 10);
    BOOST_TEST(failed > 10);
}

BOOST_AUTO_TEST_CASE(a_link_that_loses_nothing) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto it = plan_for(seed);
        it.faults = {.delay = 10ms};
        auto const ended = run(it, seed);
        BOOST_TEST(ended.wrong == "");
        BOOST_TEST(ended.whole);
    }
}

BOOST_AUTO_TEST_CASE(where_nothing_is_lost_nothing_is_sent_twice) {
    auto const ended = run({.faults = {.delay = 10ms}, .left_says = 20'000, .right_says = 10'000, .at_once = 32'768},
                           1);
    BOOST_TEST(ended.whole);
    // 14 + 7 segments of data, as many acknowledgments, and what opens and closes.
    BOOST_TEST(ended.packets < 55u);
}

BOOST_AUTO_TEST_CASE(the_same_seed_is_the_same_session) {
    BOOST_TEST((run(plan_for(7), 7).ended == run(plan_for(7), 7).ended));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
