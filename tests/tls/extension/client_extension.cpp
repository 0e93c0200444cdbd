// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/extension/client_extension.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {
using viewed = laws::ending<tls::client_extensions<wire::view>>;
using own = laws::ending<tls::client_extensions<wire::owned>>;

handfast::sentence refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return describe(wire::decode<viewed>(in).error());
}
}  // namespace

BOOST_AUTO_TEST_SUITE(tls_extension_client_extension)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>("0102 0000");
    laws::hold_for<viewed, own>("0102 0013 0000 000f 000d 00 000a 6c6f63616c686f737432");
    laws::hold_for<viewed, own>("0102 000e 0017 0000 ff01 0001 00 1234 0001 ff");
    laws::hold_for<viewed, own>("0102 0006 000b 0002 0100");
}

BOOST_AUTO_TEST_CASE(the_same_number_is_not_the_same_thing_in_the_other_hello) {
    // RFC 6066 §3: the client sends a list of names, the server nothing.
    BOOST_TEST(refusal("0102 0004 0000 0000").view() ==
               "ending.it[0].server_name.server_name_list: 0 bytes where 2 were needed, at offset 8");
}

BOOST_AUTO_TEST_CASE(no_type_stands_twice) {
    BOOST_TEST(refusal("0102 0008 0017 0000 0017 0000").view() ==
               "ending.it[1]: the tag 23 stands there twice, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
