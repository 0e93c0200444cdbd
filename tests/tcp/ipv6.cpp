// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/ipv6.hpp>

#include "laws/generated.hpp"

namespace tcp = handfast::tcp;
namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(tcp_ipv6)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for_generated<tcp::ipv6_packet, tcp::basic_ipv6_packet<wire::owned>>(50);
}

BOOST_AUTO_TEST_SUITE_END()
