// SPDX-License-Identifier: BSL-1.0
#include "allocations.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace benchmarks {

namespace {
std::atomic<std::size_t> pieces{0};
std::atomic<std::size_t> live_bytes{0};
}  // namespace

allocations allocated() noexcept { return {pieces.load(), live_bytes.load()}; }

void* counted_allocate(std::size_t size) noexcept {
    auto* const memory = std::malloc(size);
    if (memory != nullptr) {
        ++pieces;
        live_bytes += malloc_usable_size(memory);
    }
    return memory;
}

void* counted_reallocate(void* old, std::size_t size) noexcept {
    if (old != nullptr) live_bytes -= malloc_usable_size(old);
    auto* const memory = std::realloc(old, size);
    if (memory != nullptr) {
        ++pieces;
        live_bytes += malloc_usable_size(memory);
    }
    return memory;
}

void counted_free(void* memory) noexcept {
    if (memory == nullptr) return;
    live_bytes -= malloc_usable_size(memory);
    std::free(memory);
}

}  // namespace benchmarks

void* operator new(std::size_t size) {
    if (auto* const memory = benchmarks::counted_allocate(size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { benchmarks::counted_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { benchmarks::counted_free(memory); }
