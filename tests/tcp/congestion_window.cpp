// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/congestion_window.hpp>

namespace {

using handfast::tcp::congestion_window;

BOOST_AUTO_TEST_SUITE(tcp_congestion_window)

// RFC 6928 §2: min(10 * MSS, max(2 * MSS, 14600))
BOOST_AUTO_TEST_CASE(it_begins_with_ten_segments_of_common_size) {
    BOOST_TEST(congestion_window{1460}.size() == 14'600u);
    BOOST_TEST(congestion_window{536}.size() == 5'360u);
    BOOST_TEST(congestion_window{4000}.size() == 14'600u);
    BOOST_TEST(congestion_window{9000}.size() == 18'000u);
}

// RFC 5681 §3.1
BOOST_AUTO_TEST_CASE(it_doubles_with_each_round_trip) {
    congestion_window w{1000};
    for (int i = 0; i < 10; ++i) w.acknowledged(1000);
    BOOST_TEST(w.size() == 20'000u);
    // At most a segment for each acknowledgment, whatever that covers.
    w.acknowledged(10'000);
    BOOST_TEST(w.size() == 21'000u);
    w.acknowledged(1);
    BOOST_TEST(w.size() == 21'001u);
}

BOOST_AUTO_TEST_CASE(losses_make_it_smaller) {
    congestion_window w{1000};
    w.lost_one();
    BOOST_TEST(w.size() == 5'000u);
    w.lost_one();
    w.lost_one();
    BOOST_TEST(w.size() == 2'000u);
    w.timed_out();
    BOOST_TEST(w.size() == 1'000u);
    w.acknowledged(1000);
    BOOST_TEST(w.size() == 2'000u);
}

BOOST_AUTO_TEST_CASE(it_does_not_grow_for_ever) {
    congestion_window w{65'535};
    for (int i = 0; i < 20'000; ++i) w.acknowledged(65'535);
    BOOST_TEST(w.size() == 1u << 30);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
