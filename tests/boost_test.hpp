// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_BOOST_TEST_HPP
#define HANDFAST_TESTS_BOOST_TEST_HPP

// What every test file includes first, and what is precompiled once for each layer's program.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <boost/test/unit_test.hpp>

#endif
