// SPDX-License-Identifier: BSL-1.0
// The same operations with OpenSSL's EVP interface and the same keys.
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "../support/identity.hpp"

namespace {

struct free_key {
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
};
struct free_operation {
    void operator()(EVP_PKEY_CTX* p) const { EVP_PKEY_CTX_free(p); }
};
using key_pointer = std::unique_ptr<EVP_PKEY, free_key>;
using operation = std::unique_ptr<EVP_PKEY_CTX, free_operation>;

key_pointer key(unsigned bits) {
    auto const& pem = benchmarks::test_key(bits);
    auto* const text = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    key_pointer made{PEM_read_bio_PrivateKey(text, nullptr, nullptr, nullptr)};
    BIO_free(text);
    return made;
}

std::vector<unsigned char> encrypt(operation const& to) {
    std::vector<unsigned char> const secret(48, 0x42);
    std::size_t size = 0;
    EVP_PKEY_encrypt(to.get(), nullptr, &size, secret.data(), secret.size());
    std::vector<unsigned char> out(size);
    EVP_PKEY_encrypt(to.get(), out.data(), &size, secret.data(), secret.size());
    return out;
}

operation encryption(EVP_PKEY* with) {
    operation made{EVP_PKEY_CTX_new(with, nullptr)};
    EVP_PKEY_encrypt_init(made.get());
    EVP_PKEY_CTX_set_rsa_padding(made.get(), RSA_PKCS1_PADDING);
    return made;
}

template <unsigned Bits>
void private_operation(benchmark::State& state) {
    auto const own = key(Bits);
    auto const wrapped = encrypt(encryption(own.get()));
    operation const decryption{EVP_PKEY_CTX_new(own.get(), nullptr)};
    EVP_PKEY_decrypt_init(decryption.get());
    EVP_PKEY_CTX_set_rsa_padding(decryption.get(), RSA_PKCS1_PADDING);
    std::vector<unsigned char> out(wrapped.size());
    for (auto _ : state) {
        std::size_t size = out.size();
        if (EVP_PKEY_decrypt(decryption.get(), out.data(), &size, wrapped.data(), wrapped.size()) != 1 || size != 48) {
            state.SkipWithError("decryption failed");
            break;
        }
    }
}
BENCHMARK(private_operation<2048>)->Name("RSA-2048 decrypt/OpenSSL")->Unit(benchmark::kMicrosecond);
BENCHMARK(private_operation<3072>)->Name("RSA-3072 decrypt/OpenSSL")->Unit(benchmark::kMicrosecond);
BENCHMARK(private_operation<4096>)->Name("RSA-4096 decrypt/OpenSSL")->Unit(benchmark::kMicrosecond);

void public_operation(benchmark::State& state) {
    auto const own = key(2048);
    auto const to = encryption(own.get());
    std::vector<unsigned char> const secret(48, 0x42);
    std::vector<unsigned char> out(256);
    for (auto _ : state) {
        std::size_t size = out.size();
        EVP_PKEY_encrypt(to.get(), out.data(), &size, secret.data(), secret.size());
    }
}
BENCHMARK(public_operation)->Name("RSA-2048 encrypt/OpenSSL")->Unit(benchmark::kMicrosecond);

void verify(benchmark::State& state) {
    auto const own = key(2048);
    std::vector<unsigned char> const message(64, 0x17);
    auto* const digest = EVP_MD_CTX_new();
    EVP_DigestSignInit(digest, nullptr, EVP_sha256(), nullptr, own.get());
    std::vector<unsigned char> signature(256);
    std::size_t size = signature.size();
    EVP_DigestSign(digest, signature.data(), &size, message.data(), message.size());
    for (auto _ : state) {
        EVP_MD_CTX_reset(digest);
        EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, own.get());
        if (EVP_DigestVerify(digest, signature.data(), size, message.data(), message.size()) != 1) {
            state.SkipWithError("verification failed");
            break;
        }
    }
    EVP_MD_CTX_free(digest);
}
BENCHMARK(verify)->Name("RSA-2048 verify/OpenSSL")->Unit(benchmark::kMicrosecond);

}  // namespace
