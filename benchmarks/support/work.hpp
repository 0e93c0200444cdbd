// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_SUPPORT_WORK_HPP
#define HANDFAST_BENCHMARKS_SUPPORT_WORK_HPP

#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <benchmark/benchmark.h>

#include <handfast/crypto/aes128_gcm.hpp>
#include <handfast/crypto/aes256_gcm.hpp>
#include <handfast/crypto/chacha20_poly1305.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>

namespace benchmarks {

/// What is measured of every contender, so that all do the same work under the same name. OpenSSL has these hashes and
/// ciphers under the names that they have here.
using hashes = std::tuple<handfast::crypto::sha256, handfast::crypto::sha384>;
using ciphers =
    std::tuple<handfast::crypto::aes128_gcm, handfast::crypto::aes256_gcm, handfast::crypto::chacha20_poly1305>;

/// The lengths of RSA keys in bits; making the longest takes too long to be measured.
inline constexpr unsigned rsa_bits[]{2048, 3072, 4096};
inline constexpr unsigned generated_bits[]{2048, 3072};
/// How long the search for primes takes is a matter of luck: its standard deviation is about two thirds of its mean. So
/// many keys in each of nine repetitions leave about 5 % of it.
inline constexpr int generated_keys = 20;

/// Calls `use.operator()<T>()` with each type of `List`.
template <class List, class Use>
void for_each_type(Use use) {
    [&]<class... T>(std::tuple<T...>*) { (use.template operator()<T>(), ...); }(static_cast<List*>(nullptr));
}

/// What one contender does, called "what/contender", as main.cpp expects it. A `Run` is given the state.
class contender {
public:
    explicit contender(std::string_view name) : name_(name) {}
    template <class Run>
    benchmark::internal::Benchmark* does(std::string const& what, Run run) const {
        auto const full = what + "/" + name_;
        return benchmark::RegisterBenchmark(full.c_str(), std::move(run));
    }

private:
    std::string name_;
};

[[nodiscard]] inline std::string size_in_words(std::size_t bytes) {
    return bytes % 1024 == 0 ? std::to_string(bytes / 1024) + " KiB" : std::to_string(bytes) + " bytes";
}

/// Ends a benchmark whose work failed: the time of a failure is no figure.
inline bool done(benchmark::State& state, bool well) {
    if (!well) state.SkipWithError("it failed");
    return well;
}

}  // namespace benchmarks

#endif
