// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/application_layer_protocol_negotiation.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(tls::protocol_name_list::type == tls::extension_type::application_layer_protocol_negotiation);

BOOST_AUTO_TEST_SUITE(tls_extension_application_layer_protocol_negotiation)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    using owned = tls::basic_protocol_name_list<wire::owned>;
    laws::hold_for<tls::protocol_name_list, owned>("000c 02 6832 08 687474702f312e31");
    laws::hold_for<tls::protocol_name_list, owned>("0002 01 78");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_those_of_the_rfc) {
    auto const trouble = [](std::string_view digits) {
        auto const in = handfast::from_hex(digits);
        return std::string{describe(wire::decode<tls::protocol_name_list>(in).error()).view()};
    };
    BOOST_TEST(trouble("0000") ==
               "protocol_name_list.protocol_name_list: length 0 is below the floor of 2, at offset 0");
    // RFC 7301 §3.1: empty strings must not be included.
    BOOST_TEST(trouble("0003 01 78 00") ==
               "protocol_name_list.protocol_name_list[1]: length 0 is below the floor of 1, at offset 4");
}

BOOST_AUTO_TEST_SUITE_END()
