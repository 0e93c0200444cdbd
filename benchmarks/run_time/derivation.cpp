// SPDX-License-Identifier: BSL-1.0
// Keys from secrets: the PRF of TLS 1.2 from a master secret to the keys of a connection, 104 bytes, and HKDF, both
// steps, from 48 bytes to 32.
#include <array>

#include <handfast/crypto/hkdf.hpp>
#include <handfast/crypto/tls12_prf.hpp>

#include "../support/work.hpp"

namespace {

namespace crypto = handfast::crypto;

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const handfast{"handfast"};
    benchmarks::for_each_type<benchmarks::hashes>([&]<crypto::hash Hash>() {
        std::string const name{Hash::name};
        handfast.does("TLS 1.2 PRF, " + name, [](benchmark::State& state) {
            std::array<std::uint8_t, 48> const secret{1};
            std::array<std::uint8_t, 64> const seed{2};
            std::array<std::uint8_t, 104> out;
            for (auto _ : state) {
                crypto::tls12_prf<Hash>(secret, "key expansion", {seed}, out);
                benchmark::DoNotOptimize(out);
            }
        });
        handfast.does("HKDF, " + name, [](benchmark::State& state) {
            std::array<std::uint8_t, 48> const secret{1};
            std::array<std::uint8_t, 32> const salt{2};
            std::array<std::uint8_t, 16> const info{3};
            std::array<std::uint8_t, 32> out;
            for (auto _ : state) {
                auto const key = crypto::hkdf_extract<Hash>(salt, secret);
                if (!benchmarks::done(state, crypto::hkdf_expand<Hash>(key.reveal(), {info}, out).has_value())) break;
                benchmark::DoNotOptimize(out);
            }
        });
    });
    return true;
}();

}  // namespace
