// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <netdb.h>

#include <system_error>

#include <handfast/net/error.hpp>

namespace {

namespace net = handfast::net;

BOOST_AUTO_TEST_SUITE(net_error)

BOOST_AUTO_TEST_CASE(the_systems_reason_in_words) {
    net::error const e{{ECONNRESET, std::system_category()}, "read from", "192.0.2.1:443"};
    BOOST_TEST(describe(e) == "could not read from 192.0.2.1:443: Connection reset by peer");
    BOOST_TEST(!e.deadline_passed());
}

BOOST_AUTO_TEST_CASE(with_what_else_helps) {
    net::error const e{{ECONNREFUSED, std::system_category()}, "connect to", "there:1", "tried ::1"};
    BOOST_TEST(describe(e) == "could not connect to there:1: Connection refused (tried ::1)");
}

BOOST_AUTO_TEST_CASE(a_deadline_is_told_from_a_peer_that_the_kernel_gave_up_on) {
    net::error const ours{std::make_error_code(std::errc::timed_out), "write to", "there:1"};
    net::error const kernels{{ETIMEDOUT, std::system_category()}, "write to", "there:1"};
    BOOST_TEST(ours.deadline_passed());
    BOOST_TEST(!kernels.deadline_passed());
    BOOST_TEST((ours.code == std::errc::timed_out && kernels.code == std::errc::timed_out));
    BOOST_TEST(describe(ours) == "could not write to there:1: the deadline passed");
    BOOST_TEST(describe(kernels) == "could not write to there:1: Connection timed out");
}

BOOST_AUTO_TEST_CASE(what_can_be_done_about_it) {
    auto const explained = [](std::error_code code) {
        return std::string{explain(net::error{code, "connect to", "there:1"}).view()};
    };
    BOOST_TEST(explained({ECONNREFUSED, std::system_category()}) ==
               "could not connect to there:1: Connection refused: start the server, or look at host and port");
    BOOST_TEST(explained({EAI_NONAME, net::resolver_category()})
                   .ends_with("how the name is spelt, and at this machine's DNS"));
    BOOST_TEST(explained({EACCES, std::system_category()}).find("a port from 1024 on") != std::string::npos);
    BOOST_TEST(explained({ENOBUFS, std::system_category()}) ==
               describe(net::error{{ENOBUFS, std::system_category()}, "connect to", "there:1"}).view());
}

BOOST_AUTO_TEST_CASE(the_resolvers_reason_in_words) {
    net::error const e{{EAI_NONAME, net::resolver_category()}, "find the address of", "nowhere"};
    BOOST_TEST(describe(e) == std::string{"could not find the address of nowhere: "} + ::gai_strerror(EAI_NONAME));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
