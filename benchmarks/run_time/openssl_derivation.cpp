// SPDX-License-Identifier: BSL-1.0
// The same with OpenSSL's EVP_KDF, fetched beforehand. The context is kept and reset: the PRF's seeds add up otherwise.
#include <array>
#include <string>
#include <string_view>

#include <openssl/core_names.h>
#include <openssl/params.h>

#include "../support/openssl.hpp"
#include "../support/work.hpp"

namespace {

namespace openssl = benchmarks::openssl;

template <std::size_t Size>
OSSL_PARAM octets(char const* name, std::array<unsigned char, Size>& bytes) {
    return OSSL_PARAM_construct_octet_string(name, bytes.data(), bytes.size());
}

template <std::size_t Size>
void derive(benchmark::State& state, char const* kind, OSSL_PARAM const* parameters) {
    openssl::kdf const algorithm{EVP_KDF_fetch(nullptr, kind, nullptr)};
    openssl::kdf_context const context{EVP_KDF_CTX_new(algorithm.get())};
    std::array<unsigned char, Size> out;
    for (auto _ : state) {
        EVP_KDF_CTX_reset(context.get());
        if (!benchmarks::done(state, EVP_KDF_derive(context.get(), out.data(), out.size(), parameters) == 1)) break;
        benchmark::DoNotOptimize(out);
    }
}

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const contender{"OpenSSL"};
    benchmarks::for_each_type<benchmarks::hashes>([&]<handfast::crypto::hash Hash>() {
        std::string const name{Hash::name};
        contender.does("TLS 1.2 PRF, " + name, [hash = name](benchmark::State& state) mutable {
            std::array<unsigned char, 48> secret{1};
            constexpr std::string_view label = "key expansion";
            std::array<unsigned char, label.size() + 64> seed{};
            std::copy(label.begin(), label.end(), seed.begin());
            seed[label.size()] = 2;
            OSSL_PARAM const parameters[]{OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash.data(), 0),
                                          octets(OSSL_KDF_PARAM_SECRET, secret), octets(OSSL_KDF_PARAM_SEED, seed),
                                          OSSL_PARAM_construct_end()};
            derive<104>(state, "TLS1-PRF", parameters);
        });
        contender.does("HKDF, " + name, [hash = name](benchmark::State& state) mutable {
            std::array<unsigned char, 48> secret{1};
            std::array<unsigned char, 32> salt{2};
            std::array<unsigned char, 16> info{3};
            OSSL_PARAM const parameters[]{OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash.data(), 0),
                                          octets(OSSL_KDF_PARAM_KEY, secret), octets(OSSL_KDF_PARAM_SALT, salt),
                                          octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
            derive<32>(state, "HKDF", parameters);
        });
    });
    return true;
}();

}  // namespace
