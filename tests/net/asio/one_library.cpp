// SPDX-License-Identifier: BSL-1.0
// Both ends over one Asio; compiled once for each, and named by it.
#include <array>
#include <string>
#include <string_view>

#include <handfast/net/asio/stream.hpp>

#if defined(HANDFAST_STANDALONE_ASIO)
#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>
#else
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#endif

#include "net/asio/one_library.hpp"
#include "tls/support/identity.hpp"

namespace handfast::tests::HANDFAST_ASIO_ABI {

using protocol = net::asio::local::stream_protocol;
using stream = net::asio_stream<protocol::socket>;

/// What comes until the end, and why it was the end.
std::string rest_of(stream& it) {
    std::string heard;
    std::array<char, 100> buffer;
    for (net::asio_error_code error;;) {
        auto const count = it.read_some(net::asio::buffer(buffer), error);
        heard.append(buffer.data(), count);
        if (error == net::asio::error::eof) return heard;
        if (error) return heard + error.category().name() + ": " + error.message();
    }
}

std::string serve(int socket) {
    net::asio::io_context io;
    stream it{protocol::socket{io, protocol{}, socket}, test_server()};
    net::asio_error_code error;
    it.handshake(error);
    if (error == tls::errc::peer_alert) return std::string{error.category().name()} + ": " + error.message();
    auto const heard = rest_of(it);
    it.shutdown(error);
    return heard;
}

std::string ask(int socket, std::string_view name, std::string_view words) {
    net::asio::io_context io;
    stream it{protocol::socket{io, protocol{}, socket}, test_client(), x509::server_name{name}};
    net::asio_error_code error;
    it.handshake(error);
    if (error == tls::errc::certificate) return std::string{error.category().name()} + ": " + error.message();
    (void)it.write_some(net::asio::buffer(words), error);
    it.shutdown(error);
    return error.message();
}

}  // namespace handfast::tests::HANDFAST_ASIO_ABI
