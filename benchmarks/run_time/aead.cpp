// SPDX-License-Identifier: BSL-1.0
// Sealing under a key that is kept: 16 KiB, as much as a record holds, and 64 bytes, with the 13 bytes of associated
// data that a record has.
#include <array>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/aead.hpp>

#include "../support/work.hpp"

namespace {

namespace crypto = handfast::crypto;

template <crypto::aead Cipher>
void seal(benchmark::State& state, std::size_t size) {
    auto made = Cipher::with_key(handfast::secret<Cipher::key_size>{});
    if (!made) {
        state.SkipWithError("this processor has not what the cipher needs");
        return;
    }
    std::array<std::uint8_t, Cipher::nonce_size> nonce{};
    std::array<std::uint8_t, 13> const associated{};
    std::array<std::uint8_t, Cipher::tag_size> tag;
    std::vector<std::uint8_t> text(size, 0x61);
    std::uint64_t number = 0;
    for (auto _ : state) {
        handfast::store_big_endian(number++, nonce.data() + nonce.size() - 8);
        if (!benchmarks::done(state, made->seal(nonce, associated, text, tag).has_value())) break;
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const handfast{"handfast"};
    benchmarks::for_each_type<benchmarks::ciphers>([&]<crypto::aead Cipher>() {
        for (std::size_t const size : {64, 16384})
            handfast.does(std::string{Cipher::name} + " of " + benchmarks::size_in_words(size),
                          [size](benchmark::State& state) { seal<Cipher>(state, size); });
    });
    return true;
}();

}  // namespace
