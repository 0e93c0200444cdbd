// SPDX-License-Identifier: BSL-1.0
// The same with OpenSSL's EVP interface, the cipher fetched and the key set beforehand.
#include <array>
#include <string>
#include <vector>

#include <handfast/core/bytes.hpp>

#include "../support/openssl.hpp"
#include "../support/work.hpp"

namespace {

namespace openssl = benchmarks::openssl;
using benchmarks::done;

template <class Cipher>
void seal(benchmark::State& state, std::size_t size) {
    openssl::cipher const algorithm{EVP_CIPHER_fetch(nullptr, std::string{Cipher::name}.c_str(), nullptr)};
    openssl::cipher_context const context{EVP_CIPHER_CTX_new()};
    std::array<unsigned char, Cipher::key_size> const key{};
    if (!done(state, EVP_EncryptInit_ex(context.get(), algorithm.get(), nullptr, key.data(), nullptr) == 1)) return;
    std::array<unsigned char, Cipher::nonce_size> nonce{};
    std::array<unsigned char, 13> const associated{};
    std::array<unsigned char, Cipher::tag_size> tag;
    std::vector<unsigned char> text(size, 0x61);
    std::uint64_t number = 0;
    for (auto _ : state) {
        handfast::store_big_endian(number++, nonce.data() + nonce.size() - 8);
        auto* const c = context.get();
        int n = 0;
        if (!done(state,
                  EVP_EncryptInit_ex(c, nullptr, nullptr, nullptr, nonce.data()) == 1 &&
                      EVP_EncryptUpdate(c, nullptr, &n, associated.data(), static_cast<int>(associated.size())) == 1 &&
                      EVP_EncryptUpdate(c, text.data(), &n, text.data(), static_cast<int>(text.size())) == 1 &&
                      EVP_EncryptFinal_ex(c, text.data() + n, &n) == 1 &&
                      EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag.size()), tag.data()) == 1))
            break;
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const contender{"OpenSSL"};
    benchmarks::for_each_type<benchmarks::ciphers>([&]<handfast::crypto::aead Cipher>() {
        for (std::size_t const size : {64, 16384})
            contender.does(std::string{Cipher::name} + " of " + benchmarks::size_in_words(size),
                           [size](benchmark::State& state) { seal<Cipher>(state, size); });
    });
    return true;
}();

}  // namespace
