// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/signature_algorithms.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

static_assert(tls::signature_algorithms::type == tls::extension_type::signature_algorithms);

BOOST_AUTO_TEST_SUITE(tls_extension_signature_algorithms)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<tls::signature_algorithms, tls::basic_signature_algorithms<wire::owned>>("0002 0401");
    laws::hold_for<tls::signature_algorithms, tls::basic_signature_algorithms<wire::owned>>("0006 0401 0804 ffff");
}

BOOST_AUTO_TEST_CASE(the_bounds_are_those_of_the_rfc) {
    auto const in = handfast::from_hex("0000");
    BOOST_TEST(describe(wire::decode<tls::signature_algorithms>(in).error()).view() ==
               "signature_algorithms.supported_signature_algorithms: length 0 is below the floor of 2, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
