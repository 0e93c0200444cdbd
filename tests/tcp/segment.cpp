// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/segment.hpp>

#include <handfast/tcp/option_generator.hpp>

#include "laws/generated.hpp"

namespace tcp = handfast::tcp;
namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(tcp_segment)

BOOST_AUTO_TEST_CASE(the_laws_hold) { laws::hold_for_generated<tcp::segment, tcp::basic_segment<wire::owned>>(100); }

BOOST_AUTO_TEST_CASE(reserved_bits_are_ignored) {
    tcp::segment s{};
    s.reserved = 9;
    std::array<std::uint8_t, 20> bytes{};
    BOOST_TEST(wire::encode(s, bytes).value() == 20U);
    tcp::segment read{};
    BOOST_TEST(wire::decode_into(bytes, read).has_value());
}

BOOST_AUTO_TEST_CASE(the_addresses_count) {
    tcp::segment s{};
    s.between = {handfast::ip_address::v4(192, 0, 2, 1), handfast::ip_address::v4(192, 0, 2, 2)};
    std::array<std::uint8_t, 20> bytes{};
    BOOST_TEST(wire::encode(s, bytes).has_value());
    tcp::segment other{};
    other.between = {handfast::ip_address::v4(192, 0, 2, 1), handfast::ip_address::v4(192, 0, 2, 3)};
    BOOST_TEST((wire::decode_into(bytes, other).error().what == wire::failure::computed));
    // Which of two addresses is which does not matter to a sum.
    other.between = {s.between.destination, s.between.source};
    BOOST_TEST(wire::decode_into(bytes, other).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
