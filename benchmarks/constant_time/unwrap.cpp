// SPDX-License-Identifier: BSL-1.0
// Whether the time of unwrapping a premaster secret tells what was wrapped, in the manner of dudect (Reparaz, Balasch
// and Verbauwhede, 2017): each kind of bad ciphertext against good ones, in random order, compared by Welch's t test.
// |t| above 4.5 is what dudect calls probably not constant time; a noisy machine can exceed it now and then, a leak
// does so every time and more with more samples.
//
//     unwrap [SAMPLES]     for each kind; 4,000 by default
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/crypto/random.hpp>
#include <handfast/rsa.hpp>

#include "../support/identity.hpp"

namespace hf = handfast;

namespace {

using block = std::array<std::uint8_t, 256>;

/// What PKCS#1 v1.5 pads 48 bytes to in a TLS premaster secret (RFC 5246 §7.4.7.1), before it is encrypted.
block good_padding() {
    auto padded = hf::crypto::random_array<256>();
    for (auto& byte : padded) byte = byte == 0 ? 1 : byte;
    padded[0] = 0;
    padded[1] = 2;
    padded[207] = 0;
    padded[208] = 3;
    padded[209] = 3;
    return padded;
}

struct kind {
    std::string_view name;
    void (*spoil)(block&);
};

constexpr std::array kinds{
    kind{"good again", [](block&) {}},
    kind{"wrong block type", [](block& b) { b[1] = 1; }},
    kind{"first byte not zero", [](block& b) { b[0] = 1; }},
    kind{"no zero", [](block& b) { b[207] = 7; }},
    kind{"zero too early", [](block& b) { b[100] = 0; }},
    kind{"zero in the first eight", [](block& b) { b[5] = 0; }},
    kind{"wrong version", [](block& b) { b[209] = 1; }},
    kind{"zeros in front", [](block& b) { std::fill(b.begin(), b.begin() + 64, std::uint8_t{0}); }},
};

/// `padded`^e mod n: `wrap` would pad anew.
block encrypted(hf::rsa::public_key const& key, block const& padded) {
    block out;
    if (!hf::rsa::detail::public_operation(key, padded, out)) std::abort();
    return out;
}

/// The mean and variance of what came so far (Welford).
struct moments {
    double count = 0, mean = 0, squares = 0;
    void add(double x) {
        ++count;
        auto const delta = x - mean;
        mean += delta / count;
        squares += delta * (x - mean);
    }
    [[nodiscard]] double error() const { return squares / (count - 1) / count; }
};

moments of(std::vector<double> const& times, double limit) {
    moments all;
    for (auto const time : times)
        if (time <= limit) all.add(time);
    return all;
}

}  // namespace

int main(int count, char** values) {
    auto const samples = count > 1 ? std::strtoul(values[1], nullptr, 10) : 4000UL;
    auto const key = hf::rsa::private_key::from_pem(benchmarks::test_key(2048)).value();
    std::printf("%-26s %10s %14s   (%lu samples, the slowest tenth left out)\n", "against good ciphertexts", "|t|",
                "difference, ns", samples);
    for (auto const& k : kinds) {
        std::array<std::vector<double>, 2> times;
        for (unsigned long i = 0; i < samples; ++i) {
            auto const which = std::size_t{hf::crypto::random_array<1>()[0]} & 1;
            auto padded = good_padding();
            if (which == 1) k.spoil(padded);
            auto const wrapped = encrypted(key.public_part(), padded);
            auto fallback = hf::crypto::random_secret<48>();
            auto const start = std::chrono::steady_clock::now();
            auto const got = hf::rsa::unwrap_premaster(key, wrapped, 0x0303, std::move(fallback));
            auto const stop = std::chrono::steady_clock::now();
            auto const* volatile used = got.reveal().data();
            (void)used;
            times[which].push_back(std::chrono::duration<double, std::nano>(stop - start).count());
        }
        auto all = times[0];
        all.insert(all.end(), times[1].begin(), times[1].end());
        auto const cut = all.begin() + static_cast<std::ptrdiff_t>(all.size() * 9 / 10);
        std::nth_element(all.begin(), cut, all.end());
        auto const good = of(times[0], *cut);
        auto const other = of(times[1], *cut);
        auto const difference = other.mean - good.mean;
        std::printf("%-26.*s %10.2f %14.1f\n", static_cast<int>(k.name.size()), k.name.data(),
                    std::abs(difference) / std::sqrt(good.error() + other.error()), difference);
        std::fflush(stdout);
    }
}
