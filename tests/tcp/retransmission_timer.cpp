// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>

#include <handfast/tcp/retransmission_timer.hpp>

namespace {

namespace tcp = handfast::tcp;
using tcp::instant;
using tcp::retransmission_timer;
using namespace std::chrono_literals;

/// In microseconds, which Boost can print.
auto timeout_of(retransmission_timer const& t) { return t.timeout().count(); }

BOOST_AUTO_TEST_SUITE(tcp_retransmission_timer)

// RFC 6298 (2.1)
BOOST_AUTO_TEST_CASE(a_second_before_anything_is_known) {
    BOOST_TEST(timeout_of(retransmission_timer{200ms}) == 1'000'000);
}

// (2.2), (2.3)
BOOST_AUTO_TEST_CASE(round_trips_make_the_timeout) {
    retransmission_timer t{200ms};
    t.sample(100ms);  // SRTT 100, RTTVAR 50
    BOOST_TEST(timeout_of(t) == 300'000);
    t.sample(200ms);  // RTTVAR 3/4 * 50 + 1/4 * 100 = 62.5, SRTT 7/8 * 100 + 1/8 * 200 = 112.5
    BOOST_TEST(timeout_of(t) == 362'500);
    t.sample(112'500us);  // RTTVAR 3/4 * 62.5 = 46.875, SRTT as it was
    BOOST_TEST(timeout_of(t) == 300'000);
    t.sample(32'500us);  // RTTVAR 3/4 * 46.875 + 1/4 * 80 = 55.15625, SRTT 7/8 * 112.5 + 1/8 * 32.5 = 102.5
    BOOST_TEST(timeout_of(t) == 102'500 + 4 * 55'156);
}

// (2.3): the clock's granularity stands in for a variation of next to nothing.
BOOST_AUTO_TEST_CASE(a_steady_round_trip_leaves_room_for_the_clock) {
    retransmission_timer t{1us};
    for (int i = 0; i < 100; ++i) t.sample(10ms);
    BOOST_TEST(timeout_of(t) == 11'000);
}

// (2.4), (2.5)
BOOST_AUTO_TEST_CASE(there_is_a_least_and_a_greatest) {
    retransmission_timer t{1s};
    t.sample(100ms);
    BOOST_TEST(timeout_of(t) == 1'000'000);
    t.sample(90s);
    BOOST_TEST(timeout_of(t) == 60'000'000);
}

// Whoever asks for a least beyond the greatest has it.
BOOST_AUTO_TEST_CASE(the_least_is_never_undercut) {
    retransmission_timer t{120s};
    t.sample(1s);
    BOOST_TEST(timeout_of(t) == 120'000'000);
    t.back_off();
    BOOST_TEST(timeout_of(t) == 120'000'000);
    t.sample(90s);
    BOOST_TEST(timeout_of(t) == 120'000'000);
}

// (5.5)
BOOST_AUTO_TEST_CASE(each_timeout_doubles_it) {
    retransmission_timer t{1s};
    for (auto const expected : {2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        t.back_off();
        BOOST_TEST((t.timeout() == expected));
    }
}

BOOST_AUTO_TEST_CASE(progress_ends_the_doubling) {
    retransmission_timer t{200ms};
    t.sample(100ms);
    t.back_off();
    t.back_off();
    BOOST_TEST(timeout_of(t) == 1'200'000);
    t.recovered();
    BOOST_TEST(timeout_of(t) == 300'000);
}

// (5.7)
BOOST_AUTO_TEST_CASE(after_a_lost_syn_data_waits_three_seconds) {
    retransmission_timer t{200ms};
    t.back_off();
    t.after_lost_syn();
    BOOST_TEST(timeout_of(t) == 3'000'000);
    t.recovered();
    BOOST_TEST(timeout_of(t) == 3'000'000);
    t.sample(100ms);
    BOOST_TEST(timeout_of(t) == 300'000);
    t.after_lost_syn();
    BOOST_TEST(timeout_of(t) == 300'000);

    retransmission_timer slow{5s};
    slow.after_lost_syn();
    BOOST_TEST(timeout_of(slow) == 5'000'000);
}

BOOST_AUTO_TEST_CASE(it_runs_from_when_it_was_started) {
    retransmission_timer t{200ms};
    BOOST_TEST(!t.running());
    BOOST_TEST(!t.expires());
    t.start(instant{5s});
    BOOST_TEST(t.running());
    BOOST_TEST((t.expires() == instant{6s}));
    t.back_off();
    BOOST_TEST((t.expires() == instant{6s}));
    t.start(instant{6s});
    BOOST_TEST((t.expires() == instant{8s}));
    t.stop();
    BOOST_TEST(!t.running());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
