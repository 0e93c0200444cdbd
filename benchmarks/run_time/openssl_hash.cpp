// SPDX-License-Identifier: BSL-1.0
// The same with OpenSSL's EVP interface, the algorithm fetched beforehand and the context kept.
#include <memory>
#include <vector>

#include <benchmark/benchmark.h>
#include <openssl/evp.h>

namespace {

template <std::size_t Size>
void digest(benchmark::State& state, EVP_MD const* algorithm) {
    struct free_context {
        void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
    };
    std::unique_ptr<EVP_MD_CTX, free_context> const context{EVP_MD_CTX_new()};
    std::vector<unsigned char> const bytes(Size, 0x5a);
    unsigned char out[EVP_MAX_MD_SIZE];
    for (auto _ : state) {
        unsigned size = 0;
        if (EVP_DigestInit_ex(context.get(), algorithm, nullptr) != 1 ||
            EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
            EVP_DigestFinal_ex(context.get(), out, &size) != 1) {
            state.SkipWithError("hashing failed");
            return;
        }
        benchmark::DoNotOptimize(out);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * Size));
}

struct fetched {
    EVP_MD* sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD* sha384 = EVP_MD_fetch(nullptr, "SHA384", nullptr);
    ~fetched() {
        EVP_MD_free(sha256);
        EVP_MD_free(sha384);
    }
};
fetched const& algorithms() {
    static fetched const all;
    return all;
}

void sha256_64(benchmark::State& state) { digest<64>(state, algorithms().sha256); }
void sha256_16384(benchmark::State& state) { digest<16384>(state, algorithms().sha256); }
void sha384_64(benchmark::State& state) { digest<64>(state, algorithms().sha384); }
void sha384_16384(benchmark::State& state) { digest<16384>(state, algorithms().sha384); }
BENCHMARK(sha256_64)->Name("SHA-256 of 64 bytes/OpenSSL");
BENCHMARK(sha256_16384)->Name("SHA-256 of 16 KiB/OpenSSL");
BENCHMARK(sha384_64)->Name("SHA-384 of 64 bytes/OpenSSL");
BENCHMARK(sha384_16384)->Name("SHA-384 of 16 KiB/OpenSSL");

}  // namespace
