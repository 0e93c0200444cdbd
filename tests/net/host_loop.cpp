// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>
#include <cstdint>
#include <system_error>
#include <vector>

#include <handfast/net/host_loop.hpp>

#include "net/linked_host.hpp"

namespace {

namespace net = handfast::net;
namespace tcp = handfast::tcp;
using namespace std::chrono_literals;
using octets = std::vector<std::uint8_t>;

using handfast_tests::linked_world;

tcp::connection& connect(linked_world& here) { return *here.host.connect({here.link.peer.address(), 80}, net::now()); }

}  // namespace

BOOST_AUTO_TEST_SUITE(net_host_loop)

BOOST_AUTO_TEST_CASE(what_is_to_be_sent_is_sent_and_what_comes_is_answered) {
    linked_world here;
    BOOST_TEST(&here.loop.host() == &here.host);
    here.link.peer.listen(80);
    auto& at = connect(here);
    here.loop.send().value();
    BOOST_TEST(here.link.written == 1u);  // SYN
    BOOST_TEST(!at.was_established());
    here.loop.run_once().value();         // takes the SYN + ACK
    BOOST_TEST(here.link.written == 2u);  // ACK
    BOOST_TEST(at.was_established());
    BOOST_TEST(here.link.peer.accept(80) != nullptr);
}

BOOST_AUTO_TEST_CASE(what_is_not_for_this_host_is_passed_over) {
    linked_world here;
    for (auto const& packet : {octets{}, octets{1, 2, 3}, octets(40, 0x45)}) {
        here.link.before.push_back(packet);
        here.loop.run_once(net::deadline::in(1min)).value();
    }
    BOOST_TEST(here.link.written == 0u);
}

BOOST_AUTO_TEST_CASE(a_deadline_passes) {
    linked_world here;
    auto const ran = here.loop.run_once(net::deadline::in(5ms));
    BOOST_TEST(ran.error().deadline_passed());
}

BOOST_AUTO_TEST_CASE(packets_that_keep_coming_do_not_put_off_a_deadline) {
    linked_world here;
    here.link.before = {octets{1}, octets{2}};
    auto const ran = here.loop.run_once(net::deadline{net::deadline::clock::now()});
    BOOST_TEST_REQUIRE(!ran);
    BOOST_TEST(ran.error().deadline_passed());
    BOOST_TEST(here.link.before.size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_hosts_own_time_comes_before_the_deadline) {
    linked_world here;
    here.link.lost = true;
    auto& at = connect(here);
    here.loop.run_once(net::deadline::in(1min)).value();
    BOOST_TEST(here.link.written == 2u);  // the SYN, and again
    BOOST_TEST((at.state() == tcp::state::syn_sent));
}

BOOST_AUTO_TEST_CASE(trouble_of_the_link_is_told) {
    linked_world here;
    here.link.trouble = std::errc::network_down;
    BOOST_TEST((here.loop.run_once().error().code == std::errc::network_down));  // in reading
    (void)connect(here);
    BOOST_TEST((here.loop.send().error().code == std::errc::network_down));
}

BOOST_AUTO_TEST_SUITE_END()
