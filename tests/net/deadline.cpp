// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>

#include <handfast/net/deadline.hpp>

namespace {

namespace net = handfast::net;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(net_deadline)

BOOST_AUTO_TEST_CASE(by_default_it_never_comes) {
    net::deadline const never;
    BOOST_TEST(never.is_never());
    BOOST_TEST(!never.has_passed());
    BOOST_TEST(never.milliseconds_left() == -1);
}

BOOST_AUTO_TEST_CASE(one_in_the_past_has_passed) {
    net::deadline const past{net::deadline::clock::now() - 1ms};
    BOOST_TEST(past.has_passed());
    BOOST_TEST(past.milliseconds_left() == 0);
}

BOOST_AUTO_TEST_CASE(what_is_left_is_rounded_up) {
    // Rounded down, a wait would spin through its last millisecond.
    auto const soon = net::deadline::in(500us);
    BOOST_TEST(soon.milliseconds_left() <= 1);
    auto const later = net::deadline::in(10min);
    BOOST_TEST(!later.has_passed());
    BOOST_TEST(later.milliseconds_left() > 9 * 60 * 1000);
    BOOST_TEST(later.milliseconds_left() <= 10 * 60 * 1000);
}

BOOST_AUTO_TEST_CASE(a_span_of_time_is_counted_from_there) {
    net::deadline const span = 10min;
    BOOST_TEST(!span.has_passed());
    BOOST_TEST(span.milliseconds_left() > 9 * 60 * 1000);
    BOOST_TEST(span.milliseconds_left() <= 10 * 60 * 1000);
}

BOOST_AUTO_TEST_CASE(a_distant_one_fits_what_poll_takes) {
    auto const distant = net::deadline::in(24h * 365 * 10);
    BOOST_TEST(distant.milliseconds_left() == std::numeric_limits<int>::max());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
