// SPDX-License-Identifier: BSL-1.0
#include "end.hpp"

#include <handfast/tls/buffers.hpp>
#include <handfast/tls/engine.hpp>
#include <handfast/tls/impl/connection_end.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::tests {
std::unique_ptr<connection_end> client_end(tls::client_config const& config, std::string_view name,
                                           tls::observer* watcher, sizes memory) {
    x509::server_name const expected{name};
    if (memory == sizes{}) return tls::make_connection_end<tls::client_engine>(config, watcher, expected);
    auto const in = memory.in > 0 ? memory.in : tls::in_buffer_size(config.policy().limits.handshake_message);
    auto const out = memory.out > 0 ? memory.out : tls::client_engine::out_size_for(config);
    return std::make_unique<tls::engine_end<tls::client_engine>>(in, out, watcher, config, expected);
}

std::unique_ptr<connection_end> server_end(tls::server_config const& config, tls::observer* watcher, sizes memory) {
    if (memory == sizes{}) return tls::make_connection_end<tls::server_engine>(config, watcher);
    auto const in = memory.in > 0 ? memory.in : tls::in_buffer_size(config.policy().limits.handshake_message);
    auto const out = memory.out > 0 ? memory.out : tls::server_engine::out_size_for(config);
    return std::make_unique<tls::engine_end<tls::server_engine>>(in, out, watcher, config);
}

}  // namespace handfast::tests
