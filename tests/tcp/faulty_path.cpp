// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <bit>
#include <chrono>
#include <map>

#include <handfast/tcp/faulty_path.hpp>

namespace {

namespace tcp = handfast::tcp;
using handfast::byte_view;
using tcp::instant;
using namespace std::chrono_literals;
using bytes = std::vector<std::uint8_t>;

bytes packet_of(std::uint32_t number, std::size_t size = 16) {
    bytes packet(size);
    handfast::store_big_endian(number, packet.data());
    return packet;
}

std::uint32_t number_in(byte_view packet) { return handfast::load_big_endian<std::uint32_t>(packet.data()); }

struct arrival {
    instant at;
    bytes packet;
    friend bool operator==(arrival const&, arrival const&) = default;
};

/// All that comes by `until`, each at the moment for which it was announced.
void take_all(tcp::faulty_path& path, instant until, std::vector<arrival>& out) {
    for (auto at = path.deadline(); at && *at <= until; at = path.deadline()) {
        BOOST_TEST(!path.take(*at - 1us));
        auto const packet = path.take(*at);
        BOOST_TEST_REQUIRE(packet.has_value());
        out.push_back({*at, {packet->begin(), packet->end()}});
    }
}

/// All that comes until nothing is under way.
std::vector<arrival> all_from(tcp::faulty_path& path) {
    std::vector<arrival> out;
    take_all(path, instant::max(), out);
    BOOST_TEST(path.packets_under_way() == 0u);
    BOOST_TEST(path.bytes_under_way() == 0u);
    return out;
}

/// `count` numbered packets, a millisecond apart, through a path.
std::vector<arrival> through(tcp::faulty_path& path, std::uint32_t count) {
    std::vector<arrival> out;
    for (std::uint32_t n = 0; n < count; ++n) {
        path.put(packet_of(n), instant{n * 1ms});
        take_all(path, instant{n * 1ms}, out);
    }
    take_all(path, instant::max(), out);
    return out;
}

std::vector<std::uint32_t> numbers(std::vector<arrival> const& arrivals) {
    std::vector<std::uint32_t> out;
    for (auto const& a : arrivals) out.push_back(number_in(a.packet));
    return out;
}

void balanced(tcp::faulty_path const& path) {
    auto const& c = path.counts();
    BOOST_TEST(c.given + c.duplicated == c.lost + c.no_room + c.taken + path.packets_under_way());
}

BOOST_AUTO_TEST_SUITE(tcp_faulty_path)

BOOST_AUTO_TEST_CASE(without_faults_all_comes_at_once_and_in_order) {
    tcp::faulty_path path{{}, 1};
    BOOST_TEST(!path.deadline());
    BOOST_TEST(!path.take(instant::max()));
    auto const out = through(path, 500);
    BOOST_TEST_REQUIRE(out.size() == 500u);
    for (std::uint32_t n = 0; n < 500; ++n) BOOST_TEST((out[n] == arrival{instant{n * 1ms}, packet_of(n)}));
    tcp::path_counts const untouched{.given = 500, .taken = 500};
    BOOST_TEST((path.counts() == untouched));
}

BOOST_AUTO_TEST_CASE(every_packet_takes_the_delay) {
    tcp::faulty_path path{{.delay = 50ms}, 1};
    auto const out = through(path, 100);
    for (std::uint32_t n = 0; n < 100; ++n) BOOST_TEST((out[n] == arrival{instant{n * 1ms + 50ms}, packet_of(n)}));
}

BOOST_AUTO_TEST_CASE(jitter_delays_further_without_reordering) {
    tcp::faulty_path path{{.delay = 10ms, .jitter = 5ms}, 1};
    auto const out = through(path, 200);
    BOOST_TEST_REQUIRE(out.size() == 200u);
    std::map<std::chrono::microseconds, int> took;
    for (std::uint32_t n = 0; n < 200; ++n) {
        BOOST_TEST(number_in(out[n].packet) == n);
        ++took[out[n].at - instant{n * 1ms}];
    }
    BOOST_TEST((took.begin()->first >= 10ms && took.begin()->first < 11ms));
    BOOST_TEST((took.rbegin()->first > 14ms && took.rbegin()->first <= 15ms));
    BOOST_TEST(path.counts().overtaken == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_lost_is_counted_and_does_not_come) {
    tcp::faulty_path path{{.loss = 0.2}, 1};
    auto const out = numbers(through(path, 10'000));
    BOOST_TEST(path.counts().lost + out.size() == 10'000u);
    BOOST_TEST(path.counts().lost > 1'900u);
    BOOST_TEST(path.counts().lost < 2'100u);
    BOOST_TEST((std::ranges::adjacent_find(out, std::ranges::greater_equal{}) == out.end()));
    balanced(path);
}

BOOST_AUTO_TEST_CASE(certain_and_impossible) {
    tcp::faulty_path none{{.loss = 1}, 1};
    BOOST_TEST(through(none, 100).empty());
    BOOST_TEST(none.counts().lost == 100u);

    tcp::faulty_path twice{{.duplication = 1, .held_back = 0us}, 1};
    auto const out = numbers(through(twice, 100));
    BOOST_TEST_REQUIRE(out.size() == 200u);
    for (std::uint32_t n = 0; n < 200; ++n) BOOST_TEST(out[n] == n / 2);
    BOOST_TEST(twice.counts().duplicated == 100u);
    BOOST_TEST(twice.counts().overtaken == 0u);
    balanced(twice);
}

BOOST_AUTO_TEST_CASE(what_is_held_back_is_overtaken) {
    tcp::faulty_path path{{.reordering = 0.1, .delay = 3ms, .held_back = 10ms}, 1};
    auto const out = through(path, 5'000);
    auto sorted = numbers(out);
    BOOST_TEST(!std::ranges::is_sorted(sorted));
    std::uint64_t overtaken = 0;
    for (std::uint32_t latest = 0; auto const n : sorted) {
        if (n < latest) ++overtaken;
        latest = std::max(latest, n);
    }
    BOOST_TEST(overtaken == path.counts().overtaken);
    BOOST_TEST(path.counts().held_back > 400u);
    BOOST_TEST(path.counts().held_back < 600u);
    // Whoever is held back for less than the millisecond between two packets is not overtaken.
    BOOST_TEST(overtaken < path.counts().held_back);
    BOOST_TEST(overtaken > path.counts().held_back * 3 / 4);
    for (auto const& a : out) {
        auto const took = a.at - instant{number_in(a.packet) * 1ms};
        BOOST_TEST((took == 3ms || (took > 3ms && took <= 13ms)));
    }
    std::ranges::sort(sorted);
    for (std::uint32_t n = 0; n < 5'000; ++n) BOOST_TEST_REQUIRE(sorted[n] == n);
}

BOOST_AUTO_TEST_CASE(who_is_held_back_is_so_for_a_microsecond_at_least) {
    tcp::faulty_path path{{.reordering = 1, .held_back = 1us}, 1};
    for (auto const& a : through(path, 50)) BOOST_TEST((a.at == instant{number_in(a.packet) * 1ms + 1us}));
}

BOOST_AUTO_TEST_CASE(corruption_flips_so_many_bits_in_a_row) {
    for (std::size_t const bits : {1u, 15u, 1'000u}) {
        tcp::faulty_path path{{.corruption = 0.5, .bits = bits}, 1};
        std::uint64_t damaged = 0;
        std::vector<bool> seen(128);
        for (std::uint32_t n = 0; n < 2'000; ++n) {
            path.put(packet_of(n), instant{});
            auto const sent = packet_of(n);
            auto const came = path.take(instant{}).value();
            BOOST_TEST_REQUIRE(came.size() == sent.size());
            std::vector<std::size_t> flipped;
            for (std::size_t bit = 0; bit < 128; ++bit)
                if (((came[bit / 8] ^ sent[bit / 8]) >> (7 - bit % 8) & 1) != 0) flipped.push_back(bit);
            if (flipped.empty()) continue;
            ++damaged;
            BOOST_TEST(flipped.size() == std::min<std::size_t>(bits, 128));
            BOOST_TEST(flipped.back() - flipped.front() + 1 == flipped.size());
            for (auto const bit : flipped) seen[bit] = true;
        }
        BOOST_TEST(path.counts().corrupted == damaged);
        BOOST_TEST(damaged > 900u);
        BOOST_TEST(damaged < 1'100u);
        BOOST_TEST(std::ranges::count(seen, true) == 128);
    }
}

BOOST_AUTO_TEST_CASE(nothing_to_flip) {
    tcp::faulty_path empty{{.corruption = 1}, 1};
    empty.put({}, instant{});
    BOOST_TEST(empty.take(instant{}).value().empty());
    BOOST_TEST(empty.counts().corrupted == 0u);

    tcp::faulty_path no_bits{{.corruption = 1, .bits = 0}, 1};
    no_bits.put(packet_of(1), instant{});
    BOOST_TEST(number_in(no_bits.take(instant{}).value()) == 1u);
    BOOST_TEST(no_bits.counts().corrupted == 0u);
}

BOOST_AUTO_TEST_CASE(no_more_packets_than_allowed_are_under_way) {
    tcp::faulty_path path{{.duplication = 1, .most_packets = 5}, 1};
    for (std::uint32_t n = 0; n < 10; ++n) path.put(packet_of(n), instant{});
    BOOST_TEST(path.packets_under_way() == 5u);
    BOOST_TEST(path.counts().no_room == 15u);
    balanced(path);
    BOOST_TEST((numbers(all_from(path)) == std::vector<std::uint32_t>{0, 0, 1, 1, 2}));
    path.put(packet_of(10), instant{});
    BOOST_TEST(path.packets_under_way() == 2u);
}

BOOST_AUTO_TEST_CASE(no_more_bytes_than_allowed_are_under_way) {
    tcp::faulty_path path{{.most_bytes = 1'000}, 1};
    path.put(packet_of(0, 600), instant{});
    path.put(packet_of(1, 401), instant{});
    path.put(packet_of(2, 400), instant{});
    path.put(packet_of(3, 4), instant{});
    BOOST_TEST(path.bytes_under_way() == 1'000u);
    BOOST_TEST(path.counts().no_room == 2u);
    BOOST_TEST((numbers(all_from(path)) == std::vector<std::uint32_t>{0, 2}));
}

BOOST_AUTO_TEST_CASE(a_view_survives_what_is_put_in_after_it) {
    tcp::faulty_path path{{}, 1};
    path.put(packet_of(1), instant{});
    auto const taken = path.take(instant{}).value();
    for (std::uint32_t n = 2; n < 100; ++n) path.put(packet_of(n), instant{});
    BOOST_TEST(number_in(taken) == 1u);
}

BOOST_AUTO_TEST_CASE(faults_can_come_and_go) {
    tcp::faulty_path path{{.delay = 1ms}, 1};
    path.put(packet_of(0), instant{});
    path.change({.loss = 1});
    path.put(packet_of(1), instant{});
    // With less room than is taken already, nothing more fits.
    path.change({.most_packets = 0, .most_bytes = 0});
    path.put(packet_of(2), instant{});
    path.change({});
    path.put(packet_of(3), instant{});
    BOOST_TEST((numbers(all_from(path)) == std::vector<std::uint32_t>{0, 3}));
    BOOST_TEST(path.counts().lost == 1u);
    BOOST_TEST(path.counts().no_room == 1u);
}

BOOST_AUTO_TEST_CASE(a_seed_decides_everything) {
    tcp::faults const bad{.loss = 0.1, .duplication = 0.1, .reordering = 0.1, .corruption = 0.1, .jitter = 2ms};
    tcp::faulty_path a{bad, 5}, b{bad, 5}, c{bad, 6};
    auto const from_a = through(a, 300);
    BOOST_TEST((from_a == through(b, 300)));
    BOOST_TEST((a.counts() == b.counts()));
    BOOST_TEST((from_a != through(c, 300)));
}

// What seed 5 does is written down, so that another compiler, library or processor that did otherwise would show.
BOOST_AUTO_TEST_CASE(a_seed_does_the_same_everywhere) {
    tcp::faults const bad{.loss = 0.2, .duplication = 0.2, .reordering = 0.2, .corruption = 0.2, .jitter = 2ms};
    tcp::faulty_path path{bad, 5};
    std::string fates;
    for (auto const& [at, packet] : through(path, 8)) {
        auto const took = at - instant{};
        int ones = 0;
        for (std::size_t i = 4; i < packet.size(); ++i) ones += std::popcount(packet[i]);
        fates += std::to_string(number_in(packet)) + (ones > 0 ? "! " : " ") + std::to_string(took.count()) + ", ";
    }
    BOOST_TEST(fates == "0! 1697, 0! 1888, 1 2358, 2 3632, 3 3632, 3! 4803, 4 4803, 5 6137, 5 6931, 7 8136, 7 8136, ");
}

BOOST_AUTO_TEST_CASE(one_fault_does_not_change_what_another_does) {
    tcp::faulty_path alone{{.loss = 0.3}, 9};
    tcp::faulty_path among{{.loss = 0.3, .duplication = 0.5, .reordering = 0.5, .corruption = 0.5, .jitter = 9ms}, 9};
    auto const kept = [](tcp::faulty_path& path) {
        std::vector<bool> out;
        for (std::uint32_t n = 0; n < 300; ++n) {
            auto const before = path.counts().lost;
            path.put(packet_of(n), instant{});
            out.push_back(path.counts().lost == before);
        }
        return out;
    };
    BOOST_TEST((kept(alone) == kept(among)));

    // Nor does it matter whether a fault happens at all.
    tcp::faulty_path without{{.reordering = 0.5}, 9};
    tcp::faulty_path with{{.loss = 0.3, .reordering = 0.5}, 9};
    for (std::uint32_t n = 0; n < 300; ++n) {
        auto const a = without.counts(), b = with.counts();
        without.put(packet_of(n), instant{});
        with.put(packet_of(n), instant{});
        if (with.counts().lost == b.lost)
            BOOST_TEST(without.counts().held_back - a.held_back == with.counts().held_back - b.held_back);
    }
}

BOOST_AUTO_TEST_CASE(a_thousand_seeds) {
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        tcp::faulty_path path{{.loss = 0.2,
                               .duplication = 0.1,
                               .reordering = 0.1,
                               .corruption = 0.1,
                               .delay = 5ms,
                               .jitter = 1ms,
                               .most_packets = 8},
                              seed};
        std::size_t came = 0;
        for (std::uint32_t n = 0; n < 50; ++n) {
            instant const now{n * 1ms};
            path.put(packet_of(n), now);
            if (path.packets_under_way() > 8) BOOST_ERROR("more than allowed under seed " << seed);
            while (path.take(now)) ++came;
        }
        while (auto const at = path.deadline()) came += path.take(*at).has_value() ? 1 : 0;
        auto const& c = path.counts();
        if (c.taken != came || c.given + c.duplicated != c.lost + c.no_room + c.taken)
            BOOST_ERROR("the counts do not add up under seed " << seed);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
