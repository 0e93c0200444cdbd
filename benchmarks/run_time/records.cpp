// SPDX-License-Identifier: BSL-1.0
// One record of 16 KiB sealed and opened: by an established pair of engines, and by the bare calls of libsodium that
// they rest on.
#include <array>
#include <vector>

#include <benchmark/benchmark.h>
#include <sodium.h>

#include <handfast/tls/engine.hpp>
#include <handfast/x509/trust_store.hpp>

#include "../support/identity.hpp"

namespace hf = handfast;

namespace {

constexpr std::size_t record_size = std::size_t{1} << 14;

void engines(benchmark::State& state) {
    hf::tls::client_config const client_config{
        hf::x509::trust_store::from_pem(benchmarks::test_identity().root).value()};
    hf::tls::server_config const server_config{
        hf::x509::certificate_chain::from_pem(benchmarks::test_identity().certificate).value(),
        hf::rsa::private_key::from_pem(benchmarks::test_identity().key).value()};
    std::vector<std::uint8_t> client_in(hf::tls::in_buffer_size(client_config.policy().limits.handshake_message));
    std::vector<std::uint8_t> client_out(hf::tls::out_buffer_size);
    std::vector<std::uint8_t> server_in(hf::tls::in_buffer_size(server_config.policy().limits.handshake_message));
    std::vector<std::uint8_t> server_out(hf::tls::server_engine::out_size_for(server_config));
    hf::tls::client_engine client{client_config, hf::server_name{"localhost"}, {client_in, client_out}};
    hf::tls::server_engine server{server_config, {server_in, server_out}};
    auto const carry = [](auto& from, auto& to) {
        while (!from.to_send().empty()) from.sent(to.received(from.to_send()));
    };
    for (int i = 0; i < 4; ++i) {
        while (client.next_event()) {}
        carry(client, server);
        while (server.next_event()) {}
        carry(server, client);
    }
    std::vector<std::uint8_t> const message(record_size, 0x61);
    std::size_t opened = 0;
    for (auto _ : state) {
        if (auto const written = client.write(message); !written || *written != record_size) {
            state.SkipWithError("nothing was sealed");
            break;
        }
        carry(client, server);
        while (auto const event = server.next_event())
            if (auto const* data = std::get_if<hf::tls::data>(&*event)) opened += data->bytes.size();
    }
    if (opened != state.iterations() * record_size) state.SkipWithError("not all was opened");
    state.SetBytesProcessed(static_cast<std::int64_t>(opened));
}
BENCHMARK(engines)->Name("16 KiB record sealed and opened/handfast")->Unit(benchmark::kMicrosecond);

void bare_calls(benchmark::State& state) {
    if (sodium_init() < 0 || crypto_aead_aes256gcm_is_available() == 0) {
        state.SkipWithError("no AES");
        return;
    }
    std::array<unsigned char, crypto_aead_aes256gcm_KEYBYTES> key{};
    crypto_aead_aes256gcm_state schedule;
    crypto_aead_aes256gcm_beforenm(&schedule, key.data());
    std::array<unsigned char, crypto_aead_aes256gcm_NPUBBYTES> nonce{};
    std::array<unsigned char, 13> associated{};
    std::vector<unsigned char> text(record_size, 0x61);
    std::array<unsigned char, crypto_aead_aes256gcm_ABYTES> tag;
    for (auto _ : state) {
        crypto_aead_aes256gcm_encrypt_detached_afternm(text.data(), tag.data(), nullptr, text.data(), text.size(),
                                                       associated.data(), associated.size(), nullptr, nonce.data(),
                                                       &schedule);
        if (crypto_aead_aes256gcm_decrypt_detached_afternm(text.data(), nullptr, text.data(), text.size(), tag.data(),
                                                           associated.data(), associated.size(), nonce.data(),
                                                           &schedule) != 0) {
            state.SkipWithError("not authentic");
            break;
        }
        ++nonce[0];
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(record_size));
}
BENCHMARK(bare_calls)->Name("16 KiB record sealed and opened/libsodium")->Unit(benchmark::kMicrosecond);

}  // namespace
