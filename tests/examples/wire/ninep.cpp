// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "../../../examples/wire/ninep.hpp"
#include "examples/wire/sample.hpp"
#include "laws/generated.hpp"

namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(examples_wire_ninep)

BOOST_AUTO_TEST_CASE(what_diodls_and_diod_said) {
    for (auto const* name : {"9p_tversion.hex", "9p_rversion.hex", "9p_tattach.hex", "9p_rattach.hex", "9p_twalk.hex"})
        laws::hold<ninep::message>(sample(name));
    laws::hold_for_generated<ninep::message>(200);
}

BOOST_AUTO_TEST_CASE(a_call) {
    auto const bytes = sample("9p_tversion.hex");
    auto const m = wire::decode<ninep::message>(bytes).value();
    BOOST_TEST((m.size.value == 21 && m.tag == 0xffff));
    auto const version = m.body.get<ninep::version>();
    BOOST_REQUIRE(version.has_value());
    BOOST_TEST(version->msize == 65536u);
    BOOST_TEST(handfast::as_chars(version->protocol.view()) == "9P2000.L");
}

BOOST_AUTO_TEST_SUITE_END()
