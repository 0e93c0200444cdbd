// SPDX-License-Identifier: BSL-1.0
// A client and a server meet in memory, and nothing is thrown: what fails is asked for.
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <utility>
#include <vector>

#include <handfast/handfast.hpp>

namespace hf = handfast;
using octets = std::vector<std::uint8_t>;

/// Gives an engine what has come from its peer, and puts what it has for the peer into `out`; counts the bytes of data.
std::size_t turn(auto& engine, octets const& came, octets& out) {
    hf::byte_view left{came};
    std::size_t taken = 0;
    std::size_t read = 0;
    do {
        taken = engine.received(left);
        left = left.subspan(taken);
        for (auto const& event : engine.events()) {
            hf::match(
                event, [&](hf::tls::send const& e) { out.insert(out.end(), e.bytes.begin(), e.bytes.end()); },
                [](hf::tls::established const&) {}, [&](hf::tls::data const& e) { read += e.bytes.size(); },
                [&](hf::tls::peer_closed const&) { engine.close(); }, [](hf::tls::closed const&) {});
        }
    } while (taken > 0 && !left.empty());
    return read;
}

int main() {
    auto key = hf::rsa::generate(2048);
    if (!key) return 1;
    std::int64_t const now = std::time(nullptr);
    auto const chain = hf::x509::self_signed(
        {.common_name = "server", .names = {hf::server_name{"localhost"}}, .valid = {now - 60, now + 3600}}, *key);
    if (!chain) return 2;
    auto trust = hf::x509::trust_store::from_pem(chain->to_pem());
    if (!trust) return 3;
    hf::tls::client_config const trusting{std::move(*trust)};
    hf::tls::server_config const serving{*chain, std::move(*key)};

    octets client_in(hf::tls::in_buffer_size(trusting.policy().limits.handshake_message));
    octets client_out(hf::tls::out_buffer_size);
    octets server_in(hf::tls::in_buffer_size(serving.policy().limits.handshake_message));
    octets server_out(hf::tls::server_engine::out_size_for(serving));
    hf::tls::client_engine client{trusting, hf::server_name{"localhost"}, {client_in, client_out}};
    hf::tls::server_engine server{serving, {server_in, server_out}};

    octets to_client, to_server;
    bool said = false;
    std::size_t read = 0;
    do {
        to_server.clear();
        turn(client, std::exchange(to_client, {}), to_server);
        if (client.is_established() && !std::exchange(said, true)) {
            if (!client.write(hf::as_bytes("hello"))) return 4;
            client.close();
            turn(client, {}, to_server);
        }
        read += turn(server, to_server, to_client);
    } while (!to_client.empty());
    return read == 5 ? 0 : 5;
}
