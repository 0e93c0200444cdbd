// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SERVER_HPP
#define HANDFAST_TLS_SERVER_HPP

#include <utility>

#include <handfast/tls/blocking.hpp>
#include <handfast/tls/engine.hpp>
#include <handfast/tls/held_config.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The server's end of one connection, over a blocking stream. For how long there must be a configuration,
/// `held_config` says.
template <blocking_stream Stream>
class server : public blocking<server_engine, Stream> {
    using base = blocking<server_engine, Stream>;

public:
    server(held_config<server_config> config, Stream stream, observer* watcher = nullptr)
        : base(in_buffer_size(config->policy().limits.handshake_message), server_engine::out_size_for(*config),
               std::move(stream), watcher, config) {}
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
