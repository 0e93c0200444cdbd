// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_X509_ALLOCATIONS_HPP
#define HANDFAST_TESTS_X509_ALLOCATIONS_HPP

#include <cstddef>

namespace handfast::tests {

/// How often the test program has called `operator new` so far.
std::size_t allocations() noexcept;

}  // namespace handfast::tests

#endif
