// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/presence.hpp>

BOOST_AUTO_TEST_SUITE(core_presence)

BOOST_AUTO_TEST_CASE(it_goes_with_a_move) {
    handfast::presence first;
    BOOST_TEST(bool{first});
    handfast::presence second{std::move(first)};
    BOOST_TEST(!bool{first});
    BOOST_TEST(bool{second});
    first = std::move(second);
    BOOST_TEST(bool{first});
    BOOST_TEST(!bool{second});
    auto& same = first;
    first = std::move(same);
    BOOST_TEST(bool{first});
}

BOOST_AUTO_TEST_SUITE_END()
