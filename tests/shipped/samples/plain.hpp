// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_SHIPPED_SAMPLES_PLAIN_HPP
#define HANDFAST_TESTS_SHIPPED_SAMPLES_PLAIN_HPP

#include "choreography/mock_end.hpp"

namespace shipped {

/// For a protocol without kinds: what its messages say decides nothing.
using driving::plain_samples;

}  // namespace shipped

#endif
