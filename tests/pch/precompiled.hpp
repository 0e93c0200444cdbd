// SPDX-License-Identifier: BSL-1.0
// Meson wants a precompiled header in a folder of its own; what is in it is said one folder up.
#include "../boost_test.hpp"
