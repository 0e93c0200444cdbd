// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "laws/generated.hpp"
#include "tls/message/all.hpp"

namespace {

template <class... Messages>
void hold_for_generated(tests::messages<Messages...>) {
    laws::hold_for_generated<Messages...>(60);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_message_generated)

BOOST_AUTO_TEST_CASE(views) { hold_for_generated(tests::all_messages<handfast::wire::view>{}); }
BOOST_AUTO_TEST_CASE(owned) { hold_for_generated(tests::all_messages<handfast::wire::owned>{}); }

BOOST_AUTO_TEST_SUITE_END()
