// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <memory>

#include <handfast/tls/current_config.hpp>
#include <handfast/tls/held_config.hpp>

namespace tls = handfast::tls;

namespace {

struct config {
    int number = 0;
};
using held = tls::held_config<config>;

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_held_config)

BOOST_AUTO_TEST_CASE(one_that_outlives_the_connection) {
    config const it{1};
    held const here{it};
    BOOST_TEST(&*here == &it);
    BOOST_TEST(here->number == 1);
}

BOOST_AUTO_TEST_CASE(one_that_is_shared) {
    auto it = std::make_shared<config const>(2);
    held const here{it};
    BOOST_TEST(it.use_count() == 2);
    it.reset();
    BOOST_TEST(here->number == 2);
    BOOST_TEST(held { std::make_shared<config>(3) } -> number == 3);
}

BOOST_AUTO_TEST_CASE(the_one_that_is_current_is_kept) {
    tls::current_config<config> now{config{4}};
    held const before{now};
    now.replace(config{5});
    held const after{now};
    BOOST_TEST(before->number == 4);
    BOOST_TEST(after->number == 5);
}

BOOST_AUTO_TEST_SUITE_END()
