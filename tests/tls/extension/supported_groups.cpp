// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/supported_groups.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(tls::supported_groups::type == tls::extension_type::supported_groups);

BOOST_AUTO_TEST_SUITE(tls_extension_supported_groups)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<tls::supported_groups, tls::basic_supported_groups<wire::owned>>("0002 001d");
    laws::hold_for<tls::supported_groups, tls::basic_supported_groups<wire::owned>>("0006 001d 0017 0a0a");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_those_of_the_rfc) {
    auto const in = handfast::from_hex("0003 001d 00");
    BOOST_TEST(describe(wire::decode<tls::supported_groups>(in).error()).view() ==
               "supported_groups.named_group_list: length 3 is not a multiple of 2, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
