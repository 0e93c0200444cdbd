// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/server_name.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(tls::server_name_list::type == tls::extension_type::server_name);

BOOST_AUTO_TEST_SUITE(tls_extension_server_name)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<tls::server_name_list, tls::basic_server_name_list<wire::owned>>("000c 00 0009 6c6f63616c686f7374");
    laws::hold_for<tls::server_name_list, tls::basic_server_name_list<wire::owned>>("000a 00 0002 6162 07 0002 6364");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_those_of_the_rfc) {
    auto const in = handfast::from_hex("0000");
    BOOST_TEST(describe(wire::decode<tls::server_name_list>(in).error()).view() ==
               "server_name_list.server_name_list: length 0 is below the floor of 1, at offset 0");
}

BOOST_AUTO_TEST_CASE(a_name_of_another_type_is_kept) {
    auto const in = handfast::from_hex("000a 00 0002 6162 07 0002 6364");
    auto const names = wire::decode<tls::server_name_list>(in)->server_name_list;
    BOOST_TEST(names.size() == 2u);
    auto const second = *std::next(names.begin());
    BOOST_TEST(second.name_type.raw() == 7);
    BOOST_TEST(handfast::as_chars(second.host_name.view()) == "cd");
}

BOOST_AUTO_TEST_SUITE_END()
