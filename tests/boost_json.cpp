// SPDX-License-Identifier: BSL-1.0
// Boost.JSON, compiled here: so that its headers are all of it that need be installed.
#include <boost/json/src.hpp>
