// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_SUPPORT_ALLOCATIONS_HPP
#define HANDFAST_BENCHMARKS_SUPPORT_ALLOCATIONS_HPP

#include <cstddef>

namespace benchmarks {

/// What `operator new` and `malloc` have given out in this program until now: how many pieces, and how many bytes
/// of them have not been given back. Of `malloc` only what OpenSSL is told to count.
struct allocations {
    std::size_t pieces;
    std::size_t live_bytes;
};
allocations allocated() noexcept;

/// For contenders that bring their own hooks.
void* counted_allocate(std::size_t size) noexcept;
void* counted_reallocate(void* old, std::size_t size) noexcept;
void counted_free(void* memory) noexcept;

}  // namespace benchmarks

#endif
