// SPDX-License-Identifier: BSL-1.0
// A full handshake, both ends in one thread and joined in memory: create, shake hands, destroy. The client verifies
// the certificate's chain and name.
#include <benchmark/benchmark.h>

#include <handfast/tls/engine.hpp>
#include <handfast/x509/trust_store.hpp>

#include "../support/allocations.hpp"
#include "../support/identity.hpp"

namespace hf = handfast;

namespace {

struct world {
    hf::tls::client_config client{hf::x509::trust_store::from_pem(benchmarks::test_identity().root).value()};
    hf::tls::server_config server{
        hf::x509::certificate_chain::from_pem(benchmarks::test_identity().certificate).value(),
        hf::rsa::private_key::from_pem(benchmarks::test_identity().key).value()};
    hf::server_name const name{"localhost"};
    std::vector<std::uint8_t> client_in = std::vector<std::uint8_t>(
        hf::tls::in_buffer_size(client.policy().limits.handshake_message));
    std::vector<std::uint8_t> client_out = std::vector<std::uint8_t>(hf::tls::out_buffer_size);
    std::vector<std::uint8_t> server_in = std::vector<std::uint8_t>(
        hf::tls::in_buffer_size(server.policy().limits.handshake_message));
    std::vector<std::uint8_t> server_out = std::vector<std::uint8_t>(hf::tls::server_engine::out_size_for(server));
};

template <class From, class To>
bool carry(From& from, To& to) {
    bool carried = false;
    while (from.next_event()) carried = true;
    while (!from.to_send().empty()) {
        from.sent(to.received(from.to_send()));
        carried = true;
    }
    return carried;
}

void shake_hands(hf::tls::client_engine& client, hf::tls::server_engine& server) {
    while (static_cast<int>(carry(client, server)) + static_cast<int>(carry(server, client)) > 0) {}
}

void handshake(benchmark::State& state) {
    world w;
    for (auto _ : state) {
        hf::tls::client_engine client{w.client, w.name, {w.client_in, w.client_out}};
        hf::tls::server_engine server{w.server, {w.server_in, w.server_out}};
        shake_hands(client, server);
        if (!client.is_established() || !server.is_established()) {
            state.SkipWithError("the handshake failed");
            break;
        }
    }
    auto const before = benchmarks::allocated();
    hf::tls::client_engine client{w.client, w.name, {w.client_in, w.client_out}};
    hf::tls::server_engine server{w.server, {w.server_in, w.server_out}};
    shake_hands(client, server);
    auto const after = benchmarks::allocated();
    // Both ends, after the handshake; the record buffers are the caller's and are not counted here.
    state.counters["bytes"] = static_cast<double>(sizeof client + sizeof server + after.live_bytes - before.live_bytes);
    state.counters["allocations"] = static_cast<double>(after.pieces - before.pieces);
}
BENCHMARK(handshake)->Name("TLS 1.2 RSA-2048 handshake/handfast")->Unit(benchmark::kMicrosecond);

}  // namespace
