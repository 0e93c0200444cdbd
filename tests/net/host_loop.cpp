// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <thread>
#include <vector>

#include <handfast/net/host_loop.hpp>

namespace {

namespace hf = handfast;
namespace net = handfast::net;
namespace tcp = handfast::tcp;
using namespace std::chrono_literals;
using octets = std::vector<std::uint8_t>;

/// A link at whose other end is a host that has what was written to it at once.
struct linked_host {
    tcp::host peer{handfast::ip_address::v4(10, 9, 0, 2)};
    std::size_t written = 0;
    std::deque<octets> before{};  // what is read first
    bool lost = false;            // what is written
    std::optional<std::errc> trouble{};

    hf::result<void, net::error> write_packet(hf::byte_view packet, net::deadline) {
        if (trouble) return failed("write to");
        ++written;
        if (!lost) (void)peer.received(packet, net::now());
        return {};
    }
    hf::result<std::size_t, net::error> read_packet(hf::byte_span into, net::deadline until) {
        if (trouble) return failed("read from");
        if (!before.empty()) {
            std::ranges::copy(before.front(), into.begin());
            auto const size = before.front().size();
            before.pop_front();
            return size;
        }
        if (auto const packet = peer.next(net::now())) {
            std::ranges::copy(*packet, into.begin());
            return packet->size();
        }
        while (!until.has_passed()) std::this_thread::sleep_for(1ms);
        return hf::fail(net::error{std::make_error_code(std::errc::timed_out), "read from", "a test"});
    }

private:
    hf::failed<net::error> failed(std::string_view doing) const {
        return hf::fail(net::error{std::make_error_code(*trouble), doing, "a test"});
    }
};
static_assert(net::packet_link<linked_host>);

struct world {
    linked_host link{};
    tcp::host host{handfast::ip_address::v4(10, 9, 0, 1)};
    net::host_loop<linked_host> loop{host, link};

    tcp::connection& connect() { return *host.connect({link.peer.address(), 80}, net::now()); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(net_host_loop)

BOOST_AUTO_TEST_CASE(what_is_to_be_sent_is_sent_and_what_comes_is_answered) {
    world here;
    BOOST_TEST(&here.loop.host() == &here.host);
    here.link.peer.listen(80);
    auto& at = here.connect();
    here.loop.send().value();
    BOOST_TEST(here.link.written == 1u);  // SYN
    BOOST_TEST(!at.was_established());
    here.loop.run_once().value();         // takes the SYN + ACK
    BOOST_TEST(here.link.written == 2u);  // ACK
    BOOST_TEST(at.was_established());
    BOOST_TEST(here.link.peer.accept(80) != nullptr);
}

BOOST_AUTO_TEST_CASE(what_is_not_for_this_host_is_passed_over) {
    world here;
    for (auto const& packet : {octets{}, octets{1, 2, 3}, octets(40, 0x45)}) {
        here.link.before.push_back(packet);
        here.loop.run_once(net::deadline::in(1min)).value();
    }
    BOOST_TEST(here.link.written == 0u);
}

BOOST_AUTO_TEST_CASE(a_deadline_passes) {
    world here;
    auto const ran = here.loop.run_once(net::deadline::in(5ms));
    BOOST_TEST(ran.error().deadline_passed());
}

BOOST_AUTO_TEST_CASE(the_hosts_own_time_comes_before_the_deadline) {
    world here;
    here.link.lost = true;
    auto& at = here.connect();
    here.loop.run_once(net::deadline::in(1min)).value();
    BOOST_TEST(here.link.written == 2u);  // the SYN, and again
    BOOST_TEST((at.state() == tcp::state::syn_sent));
}

BOOST_AUTO_TEST_CASE(trouble_of_the_link_is_told) {
    world here;
    here.link.trouble = std::errc::network_down;
    BOOST_TEST((here.loop.run_once().error().code == std::errc::network_down));  // in reading
    (void)here.connect();
    BOOST_TEST((here.loop.send().error().code == std::errc::network_down));
}

BOOST_AUTO_TEST_SUITE_END()
