// SPDX-License-Identifier: BSL-1.0
// An echo server, and a client between its pipes and the server, on Mbed TLS:
//     mbedtls_program serve PORT SUITE ems|no-ems CHAIN KEY
//     mbedtls_program connect PORT SUITE ems|no-ems CA NAME
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/pk.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>
#include <mbedtls/x509_crt.h>
#if MBEDTLS_VERSION_MAJOR >= 3
#include <psa/crypto.h>
#endif

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

[[noreturn]] void die(char const* doing, int code) {
    char words[200];
    mbedtls_strerror(code, words, sizeof words);
    std::fprintf(stderr, "%s: %s\n", doing, words);
    std::exit(1);
}

void check(char const* doing, int code) {
    if (code != 0) die(doing, code);
}

// Globals: this program has one connection at a time and ends with the process.
mbedtls_entropy_context entropy;
mbedtls_ctr_drbg_context random_numbers;
mbedtls_ssl_config config;
mbedtls_x509_crt certificates;
mbedtls_pk_context key;
mbedtls_ssl_context connection;
mbedtls_net_context network;
int suites[2];

void configure(int end, char const* suite, bool extended_master_secret) {
#if MBEDTLS_VERSION_MAJOR >= 3
    psa_crypto_init();
#endif
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&random_numbers);
    mbedtls_ssl_config_init(&config);
    mbedtls_x509_crt_init(&certificates);
    mbedtls_pk_init(&key);
    check("seed", mbedtls_ctr_drbg_seed(&random_numbers, mbedtls_entropy_func, &entropy, nullptr, 0));
    check("defaults",
          mbedtls_ssl_config_defaults(&config, end, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT));
    mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &random_numbers);
    suites[0] = mbedtls_ssl_get_ciphersuite_id(suite);
    mbedtls_ssl_conf_ciphersuites(&config, suites);
    mbedtls_ssl_conf_extended_master_secret(&config, extended_master_secret ? 1 : 0);
#if MBEDTLS_VERSION_MAJOR >= 3
    mbedtls_ssl_conf_max_tls_version(&config, MBEDTLS_SSL_VERSION_TLS1_2);
#endif
}

void write_all(unsigned char const* bytes, std::size_t size) {
    for (std::size_t at = 0; at < size;) {
        int const count = mbedtls_ssl_write(&connection, bytes + at, size - at);
        if (count < 0) die("write", count);
        at += static_cast<std::size_t>(count);
    }
}

void shake_hands() {
    mbedtls_ssl_init(&connection);
    check("setup", mbedtls_ssl_setup(&connection, &config));
    mbedtls_ssl_set_bio(&connection, &network, mbedtls_net_send, mbedtls_net_recv, nullptr);
}

unsigned char buffer[16384];

void serve(char const* port, char const* chain, char const* key_file) {
    check("chain", mbedtls_x509_crt_parse_file(&certificates, chain));
#if MBEDTLS_VERSION_MAJOR >= 3
    check("key", mbedtls_pk_parse_keyfile(&key, key_file, nullptr, mbedtls_ctr_drbg_random, &random_numbers));
#else
    check("key", mbedtls_pk_parse_keyfile(&key, key_file, nullptr));
#endif
    check("own certificate", mbedtls_ssl_conf_own_cert(&config, &certificates, &key));
    mbedtls_net_context listening;
    mbedtls_net_init(&listening);
    check("listen", mbedtls_net_bind(&listening, "127.0.0.1", port, MBEDTLS_NET_PROTO_TCP));
    for (;;) {
        mbedtls_net_init(&network);
        check("accept", mbedtls_net_accept(&listening, &network, nullptr, 0, nullptr));
        shake_hands();
        int code = mbedtls_ssl_handshake(&connection);
        while (code >= 0) {
            code = mbedtls_ssl_read(&connection, buffer, sizeof buffer);
            if (code <= 0) break;
            write_all(buffer, static_cast<std::size_t>(code));
        }
        if (code == 0 || code == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) {
            mbedtls_ssl_close_notify(&connection);
        } else {
            char words[200];
            mbedtls_strerror(code, words, sizeof words);
            std::fprintf(stderr, "connection: %s\n", words);
        }
        mbedtls_net_free(&network);
        mbedtls_ssl_free(&connection);
    }
}

void connect(char const* port, char const* ca, char const* name) {
    check("authority", mbedtls_x509_crt_parse_file(&certificates, ca));
    mbedtls_ssl_conf_authmode(&config, MBEDTLS_SSL_VERIFY_REQUIRED);
    mbedtls_ssl_conf_ca_chain(&config, &certificates, nullptr);
    mbedtls_net_init(&network);
    check("connect", mbedtls_net_connect(&network, "127.0.0.1", port, MBEDTLS_NET_PROTO_TCP));
    shake_hands();
    check("name", mbedtls_ssl_set_hostname(&connection, name));
    check("handshake", mbedtls_ssl_handshake(&connection));
    for (;;) {
        pollfd ready[] = {{STDIN_FILENO, POLLIN, 0}, {network.fd, POLLIN, 0}};
        bool const pending = mbedtls_ssl_check_pending(&connection) != 0;
        if (poll(ready, 2, pending ? 0 : -1) < 0) die("poll", 0);
        if (pending || ready[1].revents != 0) {
            int const count = mbedtls_ssl_read(&connection, buffer, sizeof buffer);
            if (count == 0 || count == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) break;
            if (count < 0) die("read", count);
            std::fwrite(buffer, 1, static_cast<std::size_t>(count), stdout);
            std::fflush(stdout);
        }
        if (ready[0].revents != 0) {
            auto const count = ::read(STDIN_FILENO, buffer, sizeof buffer);
            if (count <= 0) break;
            write_all(buffer, static_cast<std::size_t>(count));
        }
    }
    mbedtls_ssl_close_notify(&connection);
    // The peer's own close_notify, so that the connection ends with nothing unread.
    while (mbedtls_ssl_read(&connection, buffer, sizeof buffer) > 0) {}
    mbedtls_net_free(&network);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 7) return 2;
    std::signal(SIGPIPE, SIG_IGN);
    bool const serving = std::strcmp(arguments[1], "serve") == 0;
    configure(serving ? MBEDTLS_SSL_IS_SERVER : MBEDTLS_SSL_IS_CLIENT, arguments[3],
              std::strcmp(arguments[4], "ems") == 0);
    if (serving) serve(arguments[2], arguments[5], arguments[6]);
    else connect(arguments[2], arguments[5], arguments[6]);
}
