// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>

#include <handfast/tcp/simulated_link.hpp>

namespace {

namespace tcp = handfast::tcp;
using enum tcp::link_end;
using tcp::instant;
using namespace std::chrono_literals;

/// A packet of nothing but its number.
struct numbered {
    std::array<std::uint8_t, 4> bytes{};
    explicit numbered(std::uint32_t n) { handfast::store_big_endian(n, bytes.data()); }
    operator handfast::byte_view() const noexcept { return bytes; }
};

std::vector<std::uint32_t> taken_at(tcp::simulated_link& link, tcp::link_end at, instant now) {
    std::vector<std::uint32_t> out;
    while (auto const packet = link.take(at, now))
        out.push_back(handfast::load_big_endian<std::uint32_t>(packet->data()));
    return out;
}

using numbers = std::vector<std::uint32_t>;

BOOST_AUTO_TEST_SUITE(tcp_simulated_link)

BOOST_AUTO_TEST_CASE(what_one_end_puts_in_comes_out_at_the_other) {
    tcp::simulated_link link{{.delay = 1ms}, 1};
    BOOST_TEST(!link.deadline());
    link.put(left, numbered{1}, instant{});
    link.put(right, numbered{2}, instant{500us});
    BOOST_TEST((link.deadline() == instant{1ms}));
    BOOST_TEST((taken_at(link, left, instant{1ms}) == numbers{}));
    BOOST_TEST((taken_at(link, right, instant{1ms}) == numbers{1}));
    BOOST_TEST((link.deadline() == instant{1'500us}));
    BOOST_TEST((taken_at(link, left, instant{1'500us}) == numbers{2}));
    BOOST_TEST(!link.deadline());
}

BOOST_AUTO_TEST_CASE(each_direction_can_have_its_own_faults) {
    tcp::simulated_link link{{.loss = 1}, {.delay = 7ms}, 1};
    link.put(left, numbered{1}, instant{});
    link.put(right, numbered{2}, instant{});
    BOOST_TEST((link.deadline() == instant{7ms}));
    BOOST_TEST((taken_at(link, right, instant{1s}) == numbers{}));
    BOOST_TEST((taken_at(link, left, instant{7ms}) == numbers{2}));
    BOOST_TEST(link.counts(left).lost == 1u);
    BOOST_TEST(link.counts(right).taken == 1u);

    link.change(left, {});
    link.change(right, {.loss = 1});
    link.put(left, numbered{3}, instant{});
    link.put(right, numbered{4}, instant{});
    BOOST_TEST((taken_at(link, right, instant{}) == numbers{3}));
    BOOST_TEST((taken_at(link, left, instant{1s}) == numbers{}));
}

BOOST_AUTO_TEST_CASE(the_directions_do_not_lose_the_same_packets) {
    tcp::simulated_link link{{.loss = 0.5}, 1};
    for (std::uint32_t n = 0; n < 200; ++n) {
        link.put(left, numbered{n}, instant{});
        link.put(right, numbered{n}, instant{});
    }
    BOOST_TEST((taken_at(link, left, instant{}) != taken_at(link, right, instant{})));
}

// A protocol of two lines over a bad link: what is not answered is sent again.
BOOST_AUTO_TEST_CASE(stop_and_wait_gets_through_under_a_thousand_seeds) {
    tcp::faults const bad{.loss = 0.2, .duplication = 0.1, .reordering = 0.1, .delay = 10ms, .held_back = 30ms};
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        tcp::simulated_link link{bad, seed};
        std::uint32_t sent = 0, wanted = 0;
        instant now{}, again{};
        while (sent < 10 && now < instant{60s}) {
            if (now >= again) {
                link.put(left, numbered{sent}, now);
                again = now + 50ms;
            }
            now = std::min(again, link.deadline().value_or(again));
            for (auto const n : taken_at(link, right, now)) {
                if (n == wanted) ++wanted;
                link.put(right, numbered{n}, now);
            }
            for (auto const n : taken_at(link, left, now))
                if (n == sent) {
                    ++sent;
                    again = now;
                }
        }
        if (sent != 10 || wanted != 10) BOOST_ERROR(sent << " of 10 got through under seed " << seed);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
