// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/ec_point_formats.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(tls::ec_point_formats::type == tls::extension_type::ec_point_formats);

BOOST_AUTO_TEST_SUITE(tls_extension_ec_point_formats)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<tls::ec_point_formats, tls::basic_ec_point_formats<wire::owned>>("01 00");
    laws::hold_for<tls::ec_point_formats, tls::basic_ec_point_formats<wire::owned>>("03 000102");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_those_of_the_rfc) {
    auto const in = handfast::from_hex("00");
    BOOST_TEST(describe(wire::decode<tls::ec_point_formats>(in).error()).view() ==
               "ec_point_formats.ec_point_format_list: length 0 is below the floor of 1, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
