// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <net/if.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include <handfast/net/posix.hpp>

#include "net/child.hpp"

namespace {

namespace net = handfast::net;
using handfast_tests::in_child;
using handfast_tests::in_network_namespace;
using handfast_tests::network_namespace_there;
using namespace std::chrono_literals;

/// What the calling thread's network namespace is called.
std::string which() { return std::filesystem::read_symlink("/proc/thread-self/ns/net").string(); }

BOOST_AUTO_TEST_SUITE(net_network_namespace)

BOOST_AUTO_TEST_CASE(nothing_is_in_it_but_a_loopback_that_works,
                     *boost::unit_test::precondition(network_namespace_there)) {
    auto const outside = which();
    in_network_namespace([&] {
        BOOST_TEST(which() != outside);
        std::vector<std::string> names;
        auto* const all = ::if_nameindex();
        for (auto const* i = all; i->if_index != 0; ++i) names.emplace_back(i->if_name);
        ::if_freenameindex(all);
        // Some kernels put tunnels of theirs into every namespace; they are down.
        BOOST_TEST((std::ranges::find(names, "lo") != names.end()));

        auto listener = net::listen("127.0.0.1", 0).value();
        auto client = net::connect("127.0.0.1", listener.port(), net::deadline::in(10s)).value();
        BOOST_TEST(listener.accept(net::deadline::in(10s)).has_value());
    });
    BOOST_TEST(which() == outside);
}

BOOST_AUTO_TEST_CASE(its_ports_are_nobody_else_s, *boost::unit_test::precondition(network_namespace_there)) {
    auto const listener = net::listen("127.0.0.1", 0).value();
    in_network_namespace([&] {
        BOOST_TEST(!net::connect("127.0.0.1", listener.port(), net::deadline::in(10s)).has_value());
        BOOST_TEST(net::listen("127.0.0.1", listener.port()).has_value());
    });
}

BOOST_AUTO_TEST_CASE(what_a_thread_starts_is_with_it, *boost::unit_test::precondition(network_namespace_there)) {
    in_network_namespace([] {
        auto const here = which();
        std::string there;
        std::jthread{[&] { there = which(); }}.join();
        BOOST_TEST(there == here);
    });
}

BOOST_AUTO_TEST_CASE(who_has_no_right_is_told_so) {
    in_child([] {
        // No process of two threads gets a user namespace, and nobody but root a network namespace without one.
        std::jthread const second{[](std::stop_token stop) {
            while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
        }};
        if (::geteuid() == 0) BOOST_TEST_REQUIRE(::setresuid(65'534, 65'534, 65'534) == 0);
        auto const before = which();
        auto const entered = net::enter_network_namespace();
        BOOST_TEST_REQUIRE(!entered.has_value());
        BOOST_TEST((entered.error().code == std::errc::operation_not_permitted));
        auto const words = describe(entered.error());
        BOOST_TEST(words.view().starts_with("could not enter a network namespace of its own: Operation not permitted "
                                            "(this takes CAP_SYS_ADMIN; nor in a user namespace: "));
        BOOST_TEST(which() == before);
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
