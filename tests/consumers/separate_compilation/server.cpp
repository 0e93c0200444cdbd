// SPDX-License-Identifier: BSL-1.0
#include "server.hpp"

#include <ctime>
#include <thread>
#include <utility>

#include <handfast/crypto/rsa/generate.hpp>
#include <handfast/net/posix.hpp>
#include <handfast/tls/server.hpp>
#include <handfast/x509/builder.hpp>

namespace hf = handfast;

struct server::parts {
    hf::net::listener listener;
    hf::tls::server_config config;
    std::thread thread{};

    void serve() {
        hf::tls::server connection{config, listener.accept().value()};
        connection.handshake().value();
        char buffer[64];
        for (;;) {
            auto const heard = connection.read_some(buffer).value();
            if (heard.empty()) break;
            connection.write(heard).value();
        }
        connection.close().value();
    }
};

server::server() {
    auto key = hf::rsa::generate(2048).value();
    std::int64_t const now = std::time(nullptr);
    auto const chain =
        hf::x509::self_signed(
            {.common_name = "server", .names = {hf::server_name{"localhost"}}, .valid = {now - 60, now + 3600}}, key)
            .value();
    parts_ = std::make_unique<parts>(
        parts{hf::net::listen("127.0.0.1", 0).value(), hf::tls::server_config{chain, std::move(key)}});
    parts_->thread = std::thread{[this] { parts_->serve(); }};
}

server::~server() { parts_->thread.join(); }

std::uint16_t server::port() const { return parts_->listener.port(); }

std::string server::certificate() const { return parts_->config.identities().front().chain().to_pem(); }
