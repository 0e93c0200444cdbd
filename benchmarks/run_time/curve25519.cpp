// SPDX-License-Identifier: BSL-1.0
// X25519 with a key pair that is there and a peer's public value; Ed25519 over 64 bytes.
#include <array>

#include <handfast/crypto/ed25519.hpp>
#include <handfast/crypto/x25519.hpp>

#include "../support/work.hpp"

namespace {

namespace crypto = handfast::crypto;

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const handfast{"handfast"};
    handfast
        .does("X25519 agreement",
              [](benchmark::State& state) {
                  auto const own = crypto::x25519::generate();
                  auto const theirs = crypto::x25519::generate().public_value();
                  for (auto _ : state)
                      if (!benchmarks::done(state, own.agree(theirs).has_value())) break;
              })
        ->Unit(benchmark::kMicrosecond);
    handfast
        .does("Ed25519 sign",
              [](benchmark::State& state) {
                  auto const own = crypto::ed25519::generate();
                  std::array<std::uint8_t, 64> const message{1};
                  for (auto _ : state)
                      if (!benchmarks::done(state, own.sign(message).has_value())) break;
              })
        ->Unit(benchmark::kMicrosecond);
    handfast
        .does("Ed25519 verify",
              [](benchmark::State& state) {
                  auto const own = crypto::ed25519::generate();
                  std::array<std::uint8_t, 64> const message{1};
                  auto const signature = own.sign(message).value();
                  for (auto _ : state)
                      if (!benchmarks::done(state,
                                            crypto::ed25519::verify(own.public_key(), message, signature).has_value()))
                          break;
              })
        ->Unit(benchmark::kMicrosecond);
    return true;
}();

}  // namespace
