// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SERVER_HPP
#define HANDFAST_TLS_SERVER_HPP

#include <utility>

#include <handfast/tls/blocking.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/current_config.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/server_config.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The server's end of one connection, over a blocking stream. For how long there must be a configuration,
/// `held_config` says.
template <blocking_stream Stream>
class server : public blocking<Stream> {
public:
    server(held_config<server_config> config, Stream stream, observer* watcher = nullptr)
        : blocking<Stream>(std::move(stream), make_connection_end<server_engine>(std::move(config), watcher)) {}
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
