// SPDX-License-Identifier: BSL-1.0
// Hashing 16 KiB, as much as a record holds, and 64 bytes, as much as a short message.
#include <vector>

#include <benchmark/benchmark.h>

#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>

namespace {

template <handfast::crypto::hash Hash, std::size_t Size>
void digest(benchmark::State& state) {
    std::vector<std::uint8_t> const bytes(Size, 0x5a);
    for (auto _ : state) benchmark::DoNotOptimize(handfast::crypto::digest_of<Hash>(bytes));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * Size));
}
BENCHMARK(digest<handfast::crypto::sha256, 64>)->Name("SHA-256 of 64 bytes/handfast");
BENCHMARK(digest<handfast::crypto::sha256, 16384>)->Name("SHA-256 of 16 KiB/handfast");
BENCHMARK(digest<handfast::crypto::sha384, 64>)->Name("SHA-384 of 64 bytes/handfast");
BENCHMARK(digest<handfast::crypto::sha384, 16384>)->Name("SHA-384 of 16 KiB/handfast");

}  // namespace
