// SPDX-License-Identifier: BSL-1.0
// Hashing 16 KiB, as much as a record holds, and 64 bytes, as much as a short message; HMAC under a key that is kept.
#include <vector>

#include <handfast/crypto/hmac.hpp>

#include "../support/work.hpp"

namespace {

namespace crypto = handfast::crypto;
using benchmarks::size_in_words;

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const handfast{"handfast"};
    benchmarks::for_each_type<benchmarks::hashes>([&]<crypto::hash Hash>() {
        std::string const name{Hash::name};
        for (std::size_t const size : {64, 16384})
            handfast.does(name + " of " + size_in_words(size), [size](benchmark::State& state) {
                std::vector<std::uint8_t> const bytes(size, 0x5a);
                for (auto _ : state) benchmark::DoNotOptimize(crypto::digest_of<Hash>(bytes));
                state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
            });
        for (std::size_t const size : {64, 1024})
            handfast.does("HMAC-" + name + " of " + size_in_words(size), [size](benchmark::State& state) {
                std::vector<std::uint8_t> const bytes(size, 0x5a);
                crypto::hmac<Hash> mac{std::vector<std::uint8_t>(Hash::size, 0x17)};
                std::array<std::uint8_t, Hash::size> code;
                for (auto _ : state) {
                    mac.update(bytes).finish(code);
                    benchmark::DoNotOptimize(code);
                }
                state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
            });
    });
    return true;
}();

}  // namespace
