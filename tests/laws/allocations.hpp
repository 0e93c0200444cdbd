// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_LAWS_ALLOCATIONS_HPP
#define HANDFAST_TESTS_LAWS_ALLOCATIONS_HPP

#include <cstddef>

namespace laws {

/// Bytes asked of `operator new` since the program began. A program that links allocations.cpp counts them.
[[nodiscard]] std::size_t allocated_bytes() noexcept;

}  // namespace laws

#endif
