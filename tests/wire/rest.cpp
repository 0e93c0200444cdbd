// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/rest.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

static_assert(wire::least_size<wire::rest<>> == 0 && wire::greatest_size<wire::rest<>> == wire::unbounded);
static_assert(wire::greatest_size<laws::ending<wire::rest<>>> == wire::unbounded);
static_assert(wire::detail::greedy<wire::codec<laws::ending<wire::rest<>>>>);

BOOST_AUTO_TEST_SUITE(wire_rest)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<laws::ending<wire::rest<>>, laws::ending<wire::rest<wire::owned>>>("0102");
    laws::hold_for<laws::ending<wire::rest<>>, laws::ending<wire::rest<wire::owned>>>("0102 0304050607");
}

BOOST_AUTO_TEST_CASE(it_takes_what_is_left) {
    auto const in = handfast::from_hex("0102 030405");
    auto const m = wire::decode<laws::ending<wire::rest<>>>(in).value();
    BOOST_TEST(m.it.size() == 3u);
    BOOST_TEST(m.it.data() == in.data() + 2);
    BOOST_TEST(wire::decode_prefix<laws::ending<wire::rest<>>>(in)->size == 5u);
}

BOOST_AUTO_TEST_SUITE_END()
