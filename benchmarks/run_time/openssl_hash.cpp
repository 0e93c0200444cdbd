// SPDX-License-Identifier: BSL-1.0
// The same with OpenSSL's EVP interface, the algorithm fetched beforehand and the context kept.
#include <string>
#include <vector>

#include <openssl/core_names.h>
#include <openssl/params.h>

#include "../support/openssl.hpp"
#include "../support/work.hpp"

namespace {

namespace openssl = benchmarks::openssl;
using benchmarks::done;
using benchmarks::size_in_words;

void hash(benchmark::State& state, std::string const& name, std::size_t size) {
    openssl::digest const algorithm{EVP_MD_fetch(nullptr, name.c_str(), nullptr)};
    openssl::digest_context const context{EVP_MD_CTX_new()};
    std::vector<unsigned char> const bytes(size, 0x5a);
    unsigned char out[EVP_MAX_MD_SIZE];
    for (auto _ : state) {
        unsigned written = 0;
        if (!done(state, EVP_DigestInit_ex(context.get(), algorithm.get(), nullptr) == 1 &&
                             EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                             EVP_DigestFinal_ex(context.get(), out, &written) == 1))
            break;
        benchmark::DoNotOptimize(out);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

void hmac(benchmark::State& state, std::string name, std::size_t key_size, std::size_t size) {
    openssl::mac const algorithm{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
    openssl::mac_context const context{EVP_MAC_CTX_new(algorithm.get())};
    std::vector<unsigned char> const key(key_size, 0x17);
    OSSL_PARAM const parameters[]{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
                                  OSSL_PARAM_construct_end()};
    if (!done(state, EVP_MAC_init(context.get(), key.data(), key.size(), parameters) == 1)) return;
    std::vector<unsigned char> const bytes(size, 0x5a);
    unsigned char out[EVP_MAX_MD_SIZE];
    for (auto _ : state) {
        std::size_t written = 0;
        if (!done(state, EVP_MAC_init(context.get(), nullptr, 0, nullptr) == 1 &&
                             EVP_MAC_update(context.get(), bytes.data(), bytes.size()) == 1 &&
                             EVP_MAC_final(context.get(), out, &written, sizeof out) == 1))
            break;
        benchmark::DoNotOptimize(out);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const contender{"OpenSSL"};
    benchmarks::for_each_type<benchmarks::hashes>([&]<handfast::crypto::hash Hash>() {
        std::string const name{Hash::name};
        for (std::size_t const size : {64, 16384})
            contender.does(name + " of " + size_in_words(size),
                           [name, size](benchmark::State& state) { hash(state, name, size); });
        for (std::size_t const size : {64, 1024})
            contender.does("HMAC-" + name + " of " + size_in_words(size),
                           [name, size](benchmark::State& state) { hmac(state, name, Hash::size, size); });
    });
    return true;
}();

}  // namespace
