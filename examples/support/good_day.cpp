// SPDX-License-Identifier: BSL-1.0
#include "good_day.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include <handfast/handfast.hpp>

#include "arrivals.hpp"
#include "key_log_file.hpp"

namespace hf = handfast;

namespace examples {

struct good_day::parties {
    std::unique_ptr<key_log_file> key_log;
    hf::tls::client_config client;
    hf::tls::server_config server;
};

namespace {

/// "3f:0a:...".
std::string fingerprint_of(hf::rsa::public_key const& key) {
    auto const digits = hf::to_hex(key.fingerprint());
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 2) text.append(i > 0 ? ":" : "").append(digits, i, 2);
    return text;
}

/// The server: one connection, one line in, one line out.
void serve(any_stream stream, hf::tls::server_config const& config, steps& all, good_day::deadline until) {
    arrivals seen{all, "client", "server"};
    hf::tls::server server{config, std::move(stream), &seen};
    server.handshake(until).value();
    std::array<char, 1024> buffer;
    (void)server.read_some(buffer, until).value();
    server.write("good day, client", until).value();
    server.close(until).value();
}

std::string call(any_stream stream, hf::tls::client_config const& config, steps& all, good_day::deadline until) {
    arrivals seen{all, "server", "client"};
    hf::tls::client client{config, hf::server_name{"localhost"}, std::move(stream), &seen};
    client.handshake(until).value();
    client.write("good day, server", until).value();
    std::array<char, 1024> buffer;
    (void)client.read_some(buffer, until).value();
    client.close(until).value();

    auto const leaf = hf::x509::certificate::parse(client.session().peer_chain.front()).value();
    return std::string{to_string(client.session().suite)} + ", key " +
           fingerprint_of(hf::x509::rsa_public_key(leaf).value()) + " (SHA-256)";
}

}  // namespace

good_day::good_day() {
    auto key = hf::rsa::generate(2048).value();
    auto const now = static_cast<std::int64_t>(std::time(nullptr));
    auto const chain = hf::x509::self_signed({.common_name = "handfast session",
                                              .names = {hf::server_name{"localhost"}},
                                              .valid = {now - 3600, now + 24 * 3600}},
                                             key)
                           .value();
    auto key_log = key_log_file::from_environment();
    auto* const log = key_log.get();
    parties_.reset(new parties{std::move(key_log),
                               hf::tls::client_config{hf::x509::trust_store::from_pem(chain.to_pem()).value()},
                               hf::tls::server_config{chain, std::move(key), {.key_log = log}}});
}

good_day::~good_day() = default;

std::string good_day::run(steps& all, deadline until, opener const& accept, opener const& connect) const {
    auto serving = std::async(std::launch::async, [&] { serve(accept(until), parties_->server, all, until); });
    auto agreed = call(connect(until), parties_->client, all, until);
    serving.get();
    return agreed;
}

}  // namespace examples
