// SPDX-License-Identifier: BSL-1.0
// The same handshake with OpenSSL: the same suite, key and certificate, the same checks, joined by memory BIOs.
#include <memory>

#include <benchmark/benchmark.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "../support/allocations.hpp"
#include "../support/identity.hpp"
#include "../support/openssl.hpp"

namespace {

void* allocate(std::size_t size, char const*, int) { return benchmarks::counted_allocate(size); }
void* reallocate(void* old, std::size_t size, char const*, int) { return benchmarks::counted_reallocate(old, size); }
void release(void* memory, char const*, int) { benchmarks::counted_free(memory); }
// Before anything of OpenSSL runs; afterwards it takes no other allocator.
[[maybe_unused]] bool const counting = CRYPTO_set_mem_functions(allocate, reallocate, release) == 1;

using benchmarks::openssl::bio;
using benchmarks::openssl::freed;
using benchmarks::openssl::key;
using context = std::unique_ptr<SSL_CTX, freed<SSL_CTX_free>>;
using connection = std::unique_ptr<SSL, freed<SSL_free>>;
using certificate = std::unique_ptr<X509, freed<X509_free>>;

context make_context(SSL_METHOD const* method) {
    context made{SSL_CTX_new(method)};
    SSL_CTX_set_min_proto_version(made.get(), TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(made.get(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(made.get(), "AES256-GCM-SHA384");
    SSL_CTX_set_session_cache_mode(made.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(made.get(), SSL_OP_NO_TICKET);
    return made;
}

bio text(std::string const& pem) { return bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))}; }

context client_context() {
    auto made = make_context(TLS_client_method());
    certificate const root{PEM_read_bio_X509(text(benchmarks::test_identity().root).get(), nullptr, nullptr, nullptr)};
    X509_STORE_add_cert(SSL_CTX_get_cert_store(made.get()), root.get());
    SSL_CTX_set_verify(made.get(), SSL_VERIFY_PEER, nullptr);
    return made;
}

context server_context() {
    auto made = make_context(TLS_server_method());
    auto const& identity = benchmarks::test_identity();
    certificate const own{PEM_read_bio_X509(text(identity.certificate).get(), nullptr, nullptr, nullptr)};
    key const secret{PEM_read_bio_PrivateKey(text(identity.key).get(), nullptr, nullptr, nullptr)};
    SSL_CTX_use_certificate(made.get(), own.get());
    SSL_CTX_use_PrivateKey(made.get(), secret.get());
    return made;
}

struct pair {
    pair(SSL_CTX* client_side, SSL_CTX* server_side) : client{SSL_new(client_side)}, server{SSL_new(server_side)} {
        BIO* a = nullptr;
        BIO* b = nullptr;
        BIO_new_bio_pair(&a, 0, &b, 0);
        SSL_set_bio(client.get(), a, a);
        SSL_set_bio(server.get(), b, b);
        SSL_set_connect_state(client.get());
        SSL_set_accept_state(server.get());
        SSL_set_tlsext_host_name(client.get(), "localhost");
        SSL_set1_host(client.get(), "localhost");
    }
    bool shake_hands() const {
        for (int i = 0; i < 16; ++i) {
            int const c = SSL_do_handshake(client.get());
            int const s = SSL_do_handshake(server.get());
            if (c == 1 && s == 1) return true;
        }
        return false;
    }
    connection client;
    connection server;
};

void handshake(benchmark::State& state) {
    auto const client = client_context();
    auto const server = server_context();
    for (auto _ : state) {
        pair const both{client.get(), server.get()};
        if (!both.shake_hands()) {
            state.SkipWithError("the handshake failed");
            break;
        }
    }
    auto const before = benchmarks::allocated();
    pair const both{client.get(), server.get()};
    both.shake_hands();
    auto const after = benchmarks::allocated();
    // Both ends with the record buffers that they hold, and the pair of BIOs between them.
    state.counters["bytes"] = static_cast<double>(after.live_bytes - before.live_bytes);
    state.counters["allocations"] = static_cast<double>(after.pieces - before.pieces);
}
BENCHMARK(handshake)->Name("TLS 1.2 RSA-2048 handshake/OpenSSL")->Unit(benchmark::kMicrosecond);

}  // namespace
