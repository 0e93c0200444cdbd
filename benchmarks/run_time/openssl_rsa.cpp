// SPDX-License-Identifier: BSL-1.0
// The same operations with OpenSSL's EVP interface and the same keys. What is encrypted or decrypted with keeps its
// context; of a signature's, all that can be is kept.
#include <string>
#include <vector>

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "../support/identity.hpp"
#include "../support/openssl.hpp"
#include "../support/work.hpp"

namespace {

namespace openssl = benchmarks::openssl;
using benchmarks::done;
using bytes = std::vector<unsigned char>;

openssl::key key(unsigned bits) {
    auto const& pem = benchmarks::test_key(bits);
    openssl::bio const text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    return openssl::key{PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr)};
}

openssl::key_context encryption(EVP_PKEY* with) {
    openssl::key_context made{EVP_PKEY_CTX_new(with, nullptr)};
    EVP_PKEY_encrypt_init(made.get());
    EVP_PKEY_CTX_set_rsa_padding(made.get(), RSA_PKCS1_PADDING);
    return made;
}

bool encrypt_into(bytes& out, openssl::key_context const& to) {
    static bytes const secret(48, 0x42);
    std::size_t size = out.size();
    return EVP_PKEY_encrypt(to.get(), out.data(), &size, secret.data(), secret.size()) == 1;
}

void decrypt(benchmark::State& state, unsigned bits) {
    auto const own = key(bits);
    bytes wrapped(bits / 8);
    if (!done(state, encrypt_into(wrapped, encryption(own.get())))) return;
    openssl::key_context const decryption{EVP_PKEY_CTX_new(own.get(), nullptr)};
    EVP_PKEY_decrypt_init(decryption.get());
    EVP_PKEY_CTX_set_rsa_padding(decryption.get(), RSA_PKCS1_PADDING);
    bytes out(wrapped.size());
    for (auto _ : state) {
        std::size_t size = out.size();
        if (!done(state, EVP_PKEY_decrypt(decryption.get(), out.data(), &size, wrapped.data(), wrapped.size()) == 1 &&
                             size == 48))
            break;
    }
}

void encrypt(benchmark::State& state, unsigned bits) {
    auto const own = key(bits);
    auto const to = encryption(own.get());
    bytes out(bits / 8);
    for (auto _ : state)
        if (!done(state, encrypt_into(out, to))) break;
}

bool set_padding(EVP_PKEY_CTX* context, int padding) {
    return EVP_PKEY_CTX_set_rsa_padding(context, padding) == 1 &&
           (padding != RSA_PKCS1_PSS_PADDING || EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1);
}

struct signing {
    explicit signing(unsigned bits) : own{key(bits)}, signature(bits / 8) {}

    bool sign(int padding) {
        EVP_PKEY_CTX* of_key = nullptr;
        std::size_t size = signature.size();
        EVP_MD_CTX_reset(context.get());
        return EVP_DigestSignInit(context.get(), &of_key, hash.get(), nullptr, own.get()) == 1 &&
               set_padding(of_key, padding) &&
               EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1;
    }
    bool verify(int padding) {
        EVP_PKEY_CTX* of_key = nullptr;
        EVP_MD_CTX_reset(context.get());
        return EVP_DigestVerifyInit(context.get(), &of_key, hash.get(), nullptr, own.get()) == 1 &&
               set_padding(of_key, padding) &&
               EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
    }

    openssl::key own;
    openssl::digest hash{EVP_MD_fetch(nullptr, "SHA-256", nullptr)};
    openssl::digest_context context{EVP_MD_CTX_new()};
    bytes message = bytes(64, 0x17);
    bytes signature;
};

[[maybe_unused]] bool const added = [] {
    benchmarks::contender const contender{"OpenSSL"};
    auto const add = [&](unsigned bits, std::string const& what, auto run) {
        return contender
            .does("RSA-" + std::to_string(bits) + " " + what, [=](benchmark::State& state) { run(state, bits); })
            ->Unit(benchmark::kMicrosecond);
    };
    struct scheme {
        char const* name;
        int padding;
    };
    for (unsigned const bits : benchmarks::rsa_bits) {
        add(bits, "decrypt", decrypt);
        add(bits, "encrypt", encrypt);
        for (auto const& with : {scheme{"PKCS#1 v1.5", RSA_PKCS1_PADDING}, scheme{"PSS", RSA_PKCS1_PSS_PADDING}}) {
            add(bits, std::string{"sign, "} + with.name, [with](benchmark::State& state, unsigned n) {
                signing it{n};
                for (auto _ : state)
                    if (!done(state, it.sign(with.padding))) break;
            });
            add(bits, std::string{"verify, "} + with.name, [with](benchmark::State& state, unsigned n) {
                signing it{n};
                if (!done(state, it.sign(with.padding))) return;
                for (auto _ : state)
                    if (!done(state, it.verify(with.padding))) break;
            });
        }
    }
    for (unsigned const bits : benchmarks::generated_bits)
        add(bits, "key generation, mean of " + std::to_string(benchmarks::generated_keys),
            [](benchmark::State& state, unsigned n) {
                for (auto _ : state) {
                    openssl::key const made{EVP_RSA_gen(n)};
                    if (!done(state, made != nullptr)) break;
                }
            })
            ->Iterations(benchmarks::generated_keys);
    return true;
}();

}  // namespace
