// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/maker.hpp>

namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(wire_maker)

BOOST_AUTO_TEST_CASE(lengths_stay_within_their_bounds) {
    wire::maker m{1};
    bool floor = false, ceiling = false;
    for (int i = 0; i < 1000; ++i) {
        auto const n = m.pick(3, 200);
        BOOST_REQUIRE(n >= 3u);
        BOOST_REQUIRE(n <= 200u);
        floor = floor || n == 3;
        ceiling = ceiling || n == 200;
    }
    BOOST_TEST((floor && ceiling));
    BOOST_TEST((wire::maker{1, wire::extent::least}.pick(3, 200)) == 3u);
    BOOST_TEST((wire::maker{1, wire::extent::greatest}.pick(3, 200)) == 200u);
}

BOOST_AUTO_TEST_CASE(one_site_is_broken) {
    wire::maker m{1, wire::extent::random, 1};
    BOOST_TEST(!m.breaks(wire::failure::trailing));
    BOOST_TEST(m.breaks(wire::failure::uneven));
    BOOST_TEST(!m.breaks(wire::failure::duplicate));
    BOOST_TEST(m.sites() == 3u);
    BOOST_TEST((m.broken() == wire::failure::uneven));
}

BOOST_AUTO_TEST_SUITE_END()
