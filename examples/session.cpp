// SPDX-License-Identifier: BSL-1.0
// One whole session, shown step by step: a server and a client over loopback TCP, with a key and a certificate made
// for the occasion. With --diagram or --mermaid it draws the session instead, from the protocol's description.
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <future>
#include <iomanip>
#include <iostream>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <handfast/choreography/diagram.hpp>
#include <handfast/handfast.hpp>
#include <handfast/net/posix.hpp>

#include "support/arguments.hpp"
#include "support/key_log_file.hpp"

namespace {

namespace hf = handfast;
using namespace std::chrono_literals;
using hf::net::deadline;

constexpr std::string_view usage = R"(session [--diagram | --mermaid]
    runs a server and a client over loopback TCP and prints the steps of their session as they happen
    --diagram   prints the same session as a sequence diagram in PlantUML
    --mermaid   the same in Mermaid
The environment's SSLKEYLOGFILE names a file for the session's secret.
)";

// The session with what TCP does before, for its picture: the kernel takes these three steps.
struct syn {
    static constexpr std::string_view name = "TCP SYN";
};
struct syn_ack {
    static constexpr std::string_view name = "TCP SYN + ACK";
};
struct ack {
    static constexpr std::string_view name = "TCP ACK";
};
struct whole_session : hf::protocol<hf::message<syn, hf::tls::role::client, hf::tls::role::server>,
                                    hf::message<syn_ack, hf::tls::role::server, hf::tls::role::client>,
                                    hf::message<ack, hf::tls::role::client, hf::tls::role::server>,
                                    hf::part<hf::tls::rsa_key_transport>> {
    static constexpr std::string_view name = "TLS 1.2 with RSA key transport, over TCP";
};

/// Prints the steps in the order in which they happen. A message is a step once it has arrived: its receiver knows
/// it before it sends the next, so that two threads cannot but print in the session's order.
class steps {
public:
    void print(std::string_view from, std::string_view to, std::string_view what) {
        std::scoped_lock const guard{mutex_};
        std::cout << std::setfill('0') << std::setw(3) << ++number_ << "  " << from << " to " << to << "  " << what
                  << std::endl;
    }

private:
    std::mutex mutex_;
    int number_ = 0;
};

constexpr std::string_view meaning_of(std::string_view message, std::string_view from) {
    if (message == "TCP ACK") return "the connection is established";
    if (message == "ClientHello") return "the protocols and suites the client knows";
    if (message == "ServerHello") return "the server's choice among them";
    if (message == "Certificate" && from == "server") return "the server's public key and identity";
    if (message == "ClientKeyExchange") return "the session secret, encrypted with the server's public key";
    if (message == "Finished" && from == "client") return "proof that the client saw the same handshake";
    if (message == "Finished") return "proof that the server saw the same handshake";
    if (message == "ApplicationData") return "encrypted data";
    return {};
}

/// What one end sees arrive.
class arrivals final : public hf::tls::observer {
public:
    arrivals(steps& all, std::string_view from, std::string_view to) : steps_(all), from_(from), to_(to) {}

    void observe(hf::tls::observed_message const& message) noexcept override {
        using hf::tls::content_type;
        // close_notify, at the end, is no step of the table.
        if (message.way == hf::tls::direction::sent || message.content == content_type::alert) return;
        if (message.content == content_type::application_data) {
            steps_.print(from_, to_, "encrypted data: " + std::string{hf::as_chars(message.bytes)});
            return;
        }
        std::string line{message.name};
        if (auto const meaning = meaning_of(message.name, from_); !meaning.empty()) line.append(": ").append(meaning);
        steps_.print(from_, to_, line);
    }

private:
    steps& steps_;
    std::string_view from_, to_;
};

/// What the kernel knows of one end (TCP_INFO).
std::string facts_of(hf::net::stream const& end) {
    auto const facts = end.tcp_info();
    if (!facts) return "no TCP_INFO here";
    return std::string{to_string(facts->state)} + ", round trip " + std::to_string(facts->round_trip.count()) +
           " us, segments of " + std::to_string(facts->segment_size) + " bytes, " + std::to_string(facts->retransmits) +
           " sent again";
}

/// Both ends of a new connection. Steps 001 to 003 are the kernel's; that they happened is told by what connect and
/// accept gave, and by TCP_INFO.
std::pair<hf::net::stream, hf::net::stream> connect(steps& all, deadline until) {
    auto listener = hf::net::listen("127.0.0.1", 0).value();
    auto client = hf::net::connect("127.0.0.1", listener.port(), until).value();
    all.print("client", "server",
              "TCP SYN: from " + std::string{to_text(client.local_address()).view()} + " to " +
                  to_text(client.peer_address()).c_str());
    all.print("server", "client", "TCP SYN + ACK: connect has returned; the client is " + facts_of(client));
    auto server = listener.accept(until).value();
    all.print("client", "server",
              "TCP ACK; the connection is established: accept has returned; the server is " + facts_of(server));
    return {std::move(client), std::move(server)};
}

/// The server: one connection, one line in, one line out.
void serve(hf::net::stream stream, hf::tls::server_config const& config, steps& all) {
    arrivals seen{all, "client", "server"};
    hf::tls::server server{config, std::move(stream), &seen};
    auto const until = deadline::in(10s);
    server.handshake(until).value();
    std::array<char, 1024> buffer;
    (void)server.read_some(buffer, until).value();
    server.write("good day, client", until).value();
    server.close(until).value();
}

/// "3f:0a:...".
std::string fingerprint_of(hf::rsa::public_key const& key) {
    auto const digits = hf::to_hex(key.fingerprint());
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 2) text.append(i > 0 ? ":" : "").append(digits, i, 2);
    return text;
}

void run() {
    auto key = hf::rsa::generate(2048).value();
    auto const now = static_cast<std::int64_t>(std::time(nullptr));
    auto const chain = hf::x509::self_signed({.common_name = "handfast session",
                                              .names = {hf::server_name{"localhost"}},
                                              .valid = {now - 3600, now + 24 * 3600}},
                                             key)
                           .value();
    auto const key_log = examples::key_log_file::from_environment();
    hf::tls::client_config const client_config{hf::x509::trust_store::from_pem(chain.to_pem()).value()};
    hf::tls::server_config const server_config{chain, std::move(key), {.key_log = key_log.get()}};

    steps all;
    auto const until = deadline::in(10s);
    auto [client_stream, server_stream] = connect(all, until);
    auto serving = std::async(std::launch::async, serve, std::move(server_stream), std::cref(server_config),
                              std::ref(all));
    arrivals seen{all, "server", "client"};
    hf::tls::client client{client_config, hf::server_name{"localhost"}, std::move(client_stream), &seen};
    client.handshake(until).value();
    client.write("good day, server", until).value();
    std::array<char, 1024> buffer;
    (void)client.read_some(buffer, until).value();
    client.close(until).value();
    serving.get();

    auto const leaf = hf::x509::certificate::parse(client.session().peer_chain.front()).value();
    std::cout << to_string(client.session().suite) << ", key " << fingerprint_of(hf::x509::rsa_public_key(leaf).value())
              << " (SHA-256)" << std::endl;
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {}, {"--diagram", "--mermaid"}};
    (void)given.others(0);
    if (given.has("--diagram") || given.has("--mermaid")) {
        std::cout << (given.has("--mermaid") ? hf::choreography::mermaid_sequence<whole_session>(1, meaning_of)
                                             : hf::choreography::plantuml_sequence<whole_session>(1, meaning_of));
        return 0;
    }
    try {
        run();
        return 0;
    } catch (std::exception const& trouble) {
        std::cerr << "session: " << trouble.what() << '\n';
        return 1;
    }
}
