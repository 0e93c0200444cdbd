// SPDX-License-Identifier: BSL-1.0
#include "laws/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {
std::size_t total = 0;
}

namespace laws {
std::size_t allocated_bytes() noexcept { return total; }
}  // namespace laws

void* operator new(std::size_t size) {
    total += size;
    if (void* const p = std::malloc(size > 0 ? size : 1)) return p;
    throw std::bad_alloc{};
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
