// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NET_CHILD_HPP
#define HANDFAST_TESTS_NET_CHILD_HPP

#include "boost_test.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/results_collector.hpp>
#include <iostream>
#include <string>

#include <handfast/net/detail/descriptor.hpp>
#include <handfast/net/network_namespace.hpp>
#include <handfast/net/tun.hpp>

namespace handfast_tests {

/// Runs `body` in a process of its own, of one thread, and returns what it returned: text.
template <class Body>
std::string text_from_child(Body body) {
    int ends[2];
    BOOST_TEST_REQUIRE(::pipe(ends) == 0);
    handfast::net::detail::descriptor const from{ends[0]};
    handfast::net::detail::descriptor to{ends[1]};
    std::cout.flush();
    auto const child = ::fork();
    BOOST_TEST_REQUIRE(child >= 0);
    if (child == 0) {
        std::string words;
        try {
            words = body();
        } catch (std::exception const& e) {
            words = e.what();
        } catch (...) {
            words = "it was given up";  // BOOST_TEST_REQUIRE has said why
        }
        std::cout.flush();
        auto const written = ::write(to.get(), words.data(), words.size());
        ::_exit(written < 0 ? 1 : 0);  // neither destructors nor reports of the parent's tests
    }
    to.close();
    std::string said;
    std::array<char, 512> buffer;
    for (ssize_t n = 0; (n = ::read(from.get(), buffer.data(), buffer.size())) > 0;)
        said.append(buffer.data(), static_cast<std::size_t>(n));
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(status == 0);
    return said;
}

/// Runs tests in a process of its own, in whose log their failures stand; here there is then one, for all of them.
template <class Body>
void in_child(Body body) {
    auto const said = text_from_child([&] {
        body();
        auto const& here = boost::unit_test::results_collector.results(
            boost::unit_test::framework::current_test_case_id());
        return std::string{here.p_assertions_failed.get() == 0 ? "passed" : "failed"};
    });
    BOOST_TEST(said == "passed");
}

/// The same in a network namespace of its own.
template <class Body>
void in_network_namespace(Body body) {
    in_child([&] {
        handfast::net::enter_network_namespace().value();
        body();
    });
}

// Whether it can be had, and else why not: preconditions of tests.

inline boost::test_tools::assertion_result network_namespace_there(boost::unit_test::test_unit_id) {
    auto const why_not = text_from_child([]() -> std::string {
        auto const entered = handfast::net::enter_network_namespace();
        return entered ? "" : describe(entered.error()).c_str();
    });
    boost::test_tools::assertion_result there{why_not.empty()};
    there.message() << why_not;
    return there;
}

inline boost::test_tools::assertion_result tun_there(boost::unit_test::test_unit_id) {
    auto const why_not = text_from_child([]() -> std::string {
        if (auto const entered = handfast::net::enter_network_namespace(); !entered)
            return describe(entered.error()).c_str();
        auto const device = handfast::net::tun::open();
        return device ? "" : describe(device.error()).c_str();
    });
    boost::test_tools::assertion_result there{why_not.empty()};
    there.message() << why_not;
    return there;
}

}  // namespace handfast_tests

#endif
