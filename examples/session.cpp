// SPDX-License-Identifier: BSL-1.0
// One whole session, shown step by step: a server and a client over loopback TCP, with a key and a certificate made
// for the occasion. With --diagram or --mermaid it draws the session instead, from the protocol's description.
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include <handfast/choreography.hpp>
#include <handfast/choreography/diagram.hpp>
#include <handfast/net/posix.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "support/arguments.hpp"
#include "support/good_day.hpp"
#include "support/meaning.hpp"
#include "support/steps.hpp"

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
std::pair<hf::net::stream, hf::net::stream> connect(examples::steps& all, deadline until) {
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

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {}, {"--diagram", "--mermaid"}};
    (void)given.others(0);
    if (given.has("--diagram") || given.has("--mermaid")) {
        std::cout << (given.has("--mermaid")
                          ? hf::choreography::mermaid_sequence<whole_session>(1, examples::meaning_of)
                          : hf::choreography::plantuml_sequence<whole_session>(1, examples::meaning_of));
        return 0;
    }
    try {
        examples::good_day const session;
        examples::steps all;
        auto const until = deadline::in(10s);
        auto [client, server] = connect(all, until);
        std::cout << session.run(
                         all, until, [&](deadline) { return examples::any_stream{std::move(server)}; },
                         [&](deadline) { return examples::any_stream{std::move(client)}; })
                  << std::endl;
        return 0;
    } catch (std::exception const& trouble) {
        std::cerr << "session: " << trouble.what() << '\n';
        return 1;
    }
}
