// SPDX-License-Identifier: BSL-1.0
// The main function of every layer's test program.
#define BOOST_TEST_MODULE handfast
#include <boost/test/unit_test.hpp>
