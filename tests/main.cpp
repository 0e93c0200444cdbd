// SPDX-License-Identifier: BSL-1.0
// The main function of every layer's test program.
#define BOOST_TEST_MODULE handfast
#ifdef BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#else
#include <boost/test/included/unit_test.hpp>
#endif
