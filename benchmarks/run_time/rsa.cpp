// SPDX-License-Identifier: BSL-1.0
// RSA: the private operation as a decryption, the public one as an encryption, signatures over 64 bytes with SHA-256,
// and the making of keys.
#include <functional>
#include <vector>

#include <handfast/rsa.hpp>

#include "../support/identity.hpp"
#include "../support/work.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;

namespace {

using benchmarks::done;
using hash = hf::crypto::sha256;

rsa::private_key key(unsigned bits) { return rsa::private_key::from_pem(benchmarks::test_key(bits)).value(); }

void decrypt(benchmark::State& state, unsigned bits) {
    auto const own = key(bits);
    auto const wrapped = rsa::wrap(own.public_part(), std::vector<std::uint8_t>(48, 0x42)).value();
    for (auto _ : state) benchmark::DoNotOptimize(rsa::unwrap_premaster(own, wrapped, 0x4242, hf::secret<48>{}));
}

void encrypt(benchmark::State& state, unsigned bits) {
    auto const own = key(bits);
    std::vector<std::uint8_t> const secret(48, 0x42);
    std::vector<std::uint8_t> wrapped(own.size());
    for (auto _ : state)
        if (!done(state, rsa::wrap(own.public_part(), secret, wrapped).has_value())) break;
}

/// The two signature schemes, the second with a salt as long as the hash.
struct pkcs1 {
    static constexpr char const* name = "PKCS#1 v1.5";
    static auto sign(auto&&... what) { return rsa::sign_pkcs1<hash>(what...); }
    static auto verify(auto&&... what) { return rsa::verify_pkcs1<hash>(what...); }
};
struct pss {
    static constexpr char const* name = "PSS";
    static auto sign(auto&&... what) { return rsa::sign_pss<hash>(what...); }
    static auto verify(auto&&... what) { return rsa::verify_pss<hash>(what...); }
};

template <class Scheme>
void sign(benchmark::State& state, unsigned bits) {
    auto const own = key(bits);
    std::vector<std::uint8_t> const message(64, 0x17);
    std::vector<std::uint8_t> signature(own.size());
    for (auto _ : state)
        if (!done(state, Scheme::sign(own, message, signature).has_value())) break;
}

template <class Scheme>
void verify(benchmark::State& state, unsigned bits) {
    auto const own = key(bits);
    std::vector<std::uint8_t> const message(64, 0x17);
    std::vector<std::uint8_t> signature(own.size());
    Scheme::sign(own, message, signature).value();
    for (auto _ : state)
        if (!done(state, Scheme::verify(own.public_part(), message, signature).has_value())) break;
}

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const handfast{"handfast"};
    auto const add = [&](unsigned bits, std::string const& what, auto run) {
        return handfast
            .does("RSA-" + std::to_string(bits) + " " + what, [=](benchmark::State& state) { run(state, bits); })
            ->Unit(benchmark::kMicrosecond);
    };
    for (unsigned const bits : benchmarks::rsa_bits) {
        add(bits, "decrypt", decrypt);
        add(bits, "encrypt", encrypt);
        benchmarks::for_each_type<std::tuple<pkcs1, pss>>([&]<class Scheme>() {
            add(bits, std::string{"sign, "} + Scheme::name, sign<Scheme>);
            add(bits, std::string{"verify, "} + Scheme::name, verify<Scheme>);
        });
    }
    for (unsigned const bits : benchmarks::generated_bits)
        add(bits, "key generation, mean of " + std::to_string(benchmarks::generated_keys),
            [](benchmark::State& state, unsigned n) {
                for (auto _ : state)
                    if (!done(state, rsa::generate(n).has_value())) break;
            })
            ->Iterations(benchmarks::generated_keys);
    return true;
}();

}  // namespace
