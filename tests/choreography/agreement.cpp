// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "agreement.hpp"
#include "purchase.hpp"
#include "toy.hpp"

// The typed sessions, the connections and the monitor on a million conversations of each protocol.

using namespace toy;
using driving::a_million;

BOOST_AUTO_TEST_SUITE(choreography_agreement)

BOOST_AUTO_TEST_CASE(a_login) {
    driving::comparison<login> faces;
    auto const& found = faces.run(a_million, 1);
    driving::check_agreement<login>(found);
    BOOST_TEST(found.not_looked_at > 0);
}

BOOST_AUTO_TEST_CASE(a_purchase_between_three) {
    driving::comparison<purchase> faces;
    auto const& found = faces.run(a_million, 2);
    driving::check_agreement<purchase>(found);
    BOOST_TEST(found.unnoticed_by_receiver > 0);  // the refusal of another
}

BOOST_AUTO_TEST_SUITE_END()
