// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/renegotiation_info.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(tls::renegotiation_info::type == tls::extension_type::renegotiation_info);

BOOST_AUTO_TEST_SUITE(tls_extension_renegotiation_info)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<tls::renegotiation_info, tls::basic_renegotiation_info<wire::owned>>("00");
    laws::hold_for<tls::renegotiation_info, tls::basic_renegotiation_info<wire::owned>>("0c 000102030405060708090a0b");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_those_of_the_rfc) {
    auto const in = handfast::from_hex("02 00");
    BOOST_TEST(describe(wire::decode<tls::renegotiation_info>(in).error()).view() ==
               "renegotiation_info.renegotiated_connection: 1 byte where 2 were announced, at offset 1");
}

BOOST_AUTO_TEST_SUITE_END()
