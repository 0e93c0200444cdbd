// SPDX-License-Identifier: BSL-1.0
// The operations with an RSA key: the private one as a decryption and as a signature, the public one as an encryption.
#include <vector>

#include <benchmark/benchmark.h>

#include <handfast/crypto/sha256.hpp>
#include <handfast/rsa.hpp>

#include "../support/identity.hpp"

namespace hf = handfast;

namespace {

template <unsigned Bits>
hf::rsa::private_key const& key() {
    static auto const made = hf::rsa::private_key::from_pem(benchmarks::test_key(Bits)).value();
    return made;
}

template <unsigned Bits>
void private_operation(benchmark::State& state) {
    std::vector<std::uint8_t> const secret(48, 0x42);
    auto const wrapped = hf::rsa::wrap(key<Bits>().public_part(), secret).value();
    for (auto _ : state)
        benchmark::DoNotOptimize(hf::rsa::unwrap_premaster(key<Bits>(), wrapped, 0x4242, hf::secret<48>{}));
}
BENCHMARK(private_operation<2048>)->Name("RSA-2048 decrypt/handfast")->Unit(benchmark::kMicrosecond);
BENCHMARK(private_operation<3072>)->Name("RSA-3072 decrypt/handfast")->Unit(benchmark::kMicrosecond);
BENCHMARK(private_operation<4096>)->Name("RSA-4096 decrypt/handfast")->Unit(benchmark::kMicrosecond);

void public_operation(benchmark::State& state) {
    std::vector<std::uint8_t> const secret(48, 0x42);
    std::vector<std::uint8_t> wrapped(256);
    for (auto _ : state) hf::rsa::wrap(key<2048>().public_part(), secret, wrapped).value();
}
BENCHMARK(public_operation)->Name("RSA-2048 encrypt/handfast")->Unit(benchmark::kMicrosecond);

void verify(benchmark::State& state) {
    std::vector<std::uint8_t> const message(64, 0x17);
    std::vector<std::uint8_t> signature(256);
    hf::rsa::sign_pkcs1<hf::crypto::sha256>(key<2048>(), message, signature).value();
    for (auto _ : state)
        hf::rsa::verify_pkcs1<hf::crypto::sha256>(key<2048>().public_part(), message, signature).value();
}
BENCHMARK(verify)->Name("RSA-2048 verify/handfast")->Unit(benchmark::kMicrosecond);

}  // namespace
