// SPDX-License-Identifier: BSL-1.0
// The same with OpenSSL's EVP interface: keys, the peer's too, and contexts are made beforehand.
#include <array>
#include <string>

#include "../support/openssl.hpp"
#include "../support/work.hpp"

namespace {

namespace openssl = benchmarks::openssl;
using benchmarks::done;

openssl::key generate(char const* kind) { return openssl::key{EVP_PKEY_Q_keygen(nullptr, nullptr, kind)}; }

void agree(benchmark::State& state) {
    auto const own = generate("X25519");
    auto const theirs = generate("X25519");
    openssl::key_context const context{EVP_PKEY_CTX_new(own.get(), nullptr)};
    if (!done(state,
              EVP_PKEY_derive_init(context.get()) == 1 && EVP_PKEY_derive_set_peer(context.get(), theirs.get()) == 1))
        return;
    std::array<unsigned char, 32> out;
    for (auto _ : state) {
        std::size_t size = out.size();
        if (!done(state, EVP_PKEY_derive(context.get(), out.data(), &size) == 1)) break;
    }
}

bool sign(EVP_MD_CTX* context, EVP_PKEY* key, std::array<unsigned char, 64> const& message,
          std::array<unsigned char, 64>& signature) {
    std::size_t size = signature.size();
    return EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key) == 1 &&
           EVP_DigestSign(context, signature.data(), &size, message.data(), message.size()) == 1;
}

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const contender{"OpenSSL"};
    contender.does("X25519 agreement", agree)->Unit(benchmark::kMicrosecond);
    contender
        .does("Ed25519 sign",
              [](benchmark::State& state) {
                  auto const own = generate("ED25519");
                  openssl::digest_context const context{EVP_MD_CTX_new()};
                  std::array<unsigned char, 64> const message{1};
                  std::array<unsigned char, 64> signature;
                  for (auto _ : state) {
                      EVP_MD_CTX_reset(context.get());
                      if (!done(state, sign(context.get(), own.get(), message, signature))) break;
                  }
              })
        ->Unit(benchmark::kMicrosecond);
    contender
        .does("Ed25519 verify",
              [](benchmark::State& state) {
                  auto const own = generate("ED25519");
                  openssl::digest_context const context{EVP_MD_CTX_new()};
                  std::array<unsigned char, 64> const message{1};
                  std::array<unsigned char, 64> signature;
                  if (!done(state, sign(context.get(), own.get(), message, signature))) return;
                  for (auto _ : state) {
                      EVP_MD_CTX_reset(context.get());
                      if (!done(state, EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, own.get()) == 1 &&
                                           EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                                                            message.data(), message.size()) == 1))
                          break;
                  }
              })
        ->Unit(benchmark::kMicrosecond);
    return true;
}();

}  // namespace
