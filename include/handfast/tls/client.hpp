// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_CLIENT_HPP
#define HANDFAST_TLS_CLIENT_HPP

#include <utility>

#include <handfast/tls/blocking.hpp>
#include <handfast/tls/client_config.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/current_config.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// A client over a blocking stream. For how long there must be a configuration, `held_config` says.
///
///     tls::client client{config, server_name{"localhost"}, net::connect("localhost", 4433).value()};
///     client.handshake().value();
///     client.write("hello\n").value();
template <blocking_stream Stream>
class client : public blocking<Stream> {
public:
    client(held_config<client_config> config, x509::server_name const& name, Stream stream, observer* watcher = nullptr)
        : blocking<Stream>(std::move(stream), make_connection_end<client_engine>(std::move(config), watcher, name)) {}
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
