// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_ALLOCATIONS_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_ALLOCATIONS_HPP

#include <cstddef>

namespace handfast::tests {

/// How often this program has called operator new until now.
std::size_t allocations() noexcept;

}  // namespace handfast::tests

#endif
