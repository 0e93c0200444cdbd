// SPDX-License-Identifier: BSL-1.0
// The smallest HTTPS client on OpenSSL alone: HOST PORT CA.
#include <array>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/bio.h>
#include <openssl/ssl.h>

namespace {

void must(bool holds, char const* what) {
    if (!holds) throw std::runtime_error{what};
}

}  // namespace

int main(int count, char** values) {
    if (count != 4) return 64;
    std::string const host = values[1];
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> const context{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    must(SSL_CTX_load_verify_file(context.get(), values[3]) == 1, "certificates");
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const bio{BIO_new_ssl_connect(context.get()), BIO_free_all};
    BIO_set_conn_hostname(bio.get(), host.c_str());
    BIO_set_conn_port(bio.get(), values[2]);
    SSL* ssl = nullptr;
    BIO_get_ssl(bio.get(), &ssl);
    SSL_set_tlsext_host_name(ssl, host.c_str());
    SSL_set1_host(ssl, host.c_str());
    must(BIO_do_handshake(bio.get()) == 1, "handshake");
    std::string const request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    must(BIO_write(bio.get(), request.data(), static_cast<int>(request.size())) > 0, "write");
    std::array<char, 4096> buffer;
    for (;;) {
        auto const size = BIO_read(bio.get(), buffer.data(), static_cast<int>(buffer.size()));
        if (size <= 0) return SSL_get_shutdown(ssl) == SSL_RECEIVED_SHUTDOWN ? 0 : 1;
        std::cout.write(buffer.data(), size);
    }
}
