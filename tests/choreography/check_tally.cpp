// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>

#include "agreement.hpp"

namespace driving {

void check_tally(tally const& found, features const& has) {
    BOOST_TEST(found.disagreements == 0, found.first);
    BOOST_TEST(found.legal == a_million / 2);
    BOOST_TEST(found.illegal == a_million / 2);
    BOOST_TEST(found.steps > 2 * a_million);
    BOOST_TEST(found.not_sent + found.not_asked + found.wrong_key == found.illegal);
    BOOST_TEST(found.not_sent > a_million / 10);
    for (auto const& seen : found.states) BOOST_TEST(std::count(seen.begin(), seen.end() - 1, false) == 0);

    BOOST_TEST((found.wrong_key > a_million / 100) == has.keys);
    BOOST_TEST((found.at_any_time > a_million / 100) == has.anytime);
    BOOST_TEST((found.shown > a_million / 10) == has.evidence);
    BOOST_TEST((found.not_asked > a_million / 100) == has.evidence);
    // Of what is sent before the evidence for it is shown, nobody but the sender can know.
    BOOST_TEST((found.unnoticed_by_watcher > 0) == has.evidence);
    if (has.evidence) BOOST_TEST(found.unnoticed_by_receiver > 0);
}

}  // namespace driving
