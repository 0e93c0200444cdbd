// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/current_config.hpp>

#include <memory>
#include <thread>
#include <utility>

namespace tls = handfast::tls;

BOOST_AUTO_TEST_SUITE(tls_current_config)

BOOST_AUTO_TEST_CASE(what_was_replaced_lives_as_long_as_it_is_held) {
    auto const content = std::make_shared<int>(1);
    tls::current_config now{std::weak_ptr<int>{content}};  // whatever a configuration is
    auto held = now.get();
    now.replace(std::weak_ptr<int>{});
    BOOST_TEST(*held->lock() == 1);
    BOOST_TEST(now.get()->expired());
    std::weak_ptr<std::weak_ptr<int> const> const gone = held;
    BOOST_TEST(!gone.expired());
    held.reset();
    BOOST_TEST(gone.expired());
}

// Under the thread sanitizer, and for what each reader sees.
BOOST_AUTO_TEST_CASE(it_is_replaced_while_others_ask) {
    tls::current_config now{std::pair{0, 0}};
    std::jthread const replacing{[&] {
        for (int i = 1; i <= 10'000; ++i) now.replace({i, i});
    }};
    for (int last = 0; last < 10'000;) {
        auto const held = now.get();
        BOOST_TEST_REQUIRE(held->first == held->second);
        BOOST_TEST_REQUIRE(held->first >= last);
        last = held->first;
    }
}

BOOST_AUTO_TEST_SUITE_END()
