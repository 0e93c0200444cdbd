// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/application_protocols.hpp>

namespace tls = handfast::tls;

BOOST_AUTO_TEST_SUITE(tls_application_protocols)

BOOST_AUTO_TEST_CASE(in_the_order_of_preference) {
    tls::application_protocols const two{"h2", "http/1.1"};
    BOOST_TEST(two.names().size() == 2u);
    BOOST_TEST(two.names()[0] == "h2");
    BOOST_TEST(two.find("http/1.1").value().data() == two.names()[1].data());
    BOOST_TEST(!two.find("http/1").has_value());
    BOOST_TEST(!two.find("H2").has_value());
    BOOST_TEST(tls::application_protocols{}.empty());
}

BOOST_AUTO_TEST_CASE(what_can_be_sent) {
    using names = std::vector<std::string>;
    auto const valid = [](names const& all) { return tls::application_protocols{all}.valid(); };
    BOOST_TEST(valid({}));
    BOOST_TEST(valid({"h2", std::string(255, 'x')}));
    BOOST_TEST(!valid({""}));
    BOOST_TEST(!valid({"h2", std::string(256, 'x')}));
    BOOST_TEST(valid(names(16, "x")));
    BOOST_TEST(!valid(names(17, "x")));
}

BOOST_AUTO_TEST_SUITE_END()
