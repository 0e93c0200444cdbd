// SPDX-License-Identifier: BSL-1.0
// The smallest HTTPS client on Boost.Asio and OpenSSL: HOST PORT CA.
#include <array>
#include <iostream>
#include <string>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

namespace asio = boost::asio;

int main(int count, char** values) {
    if (count != 4) return 64;
    std::string const host = values[1];
    asio::ssl::context context{asio::ssl::context::tls_client};
    context.load_verify_file(values[3]);
    context.set_verify_mode(asio::ssl::verify_peer);
    asio::io_context io;
    asio::ssl::stream<asio::ip::tcp::socket> stream{io, context};
    SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
    stream.set_verify_callback(asio::ssl::host_name_verification{host});
    asio::connect(stream.lowest_layer(), asio::ip::tcp::resolver{io}.resolve(host, values[2]));
    stream.handshake(asio::ssl::stream_base::client);
    asio::write(stream, asio::buffer("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    std::array<char, 4096> buffer;
    for (boost::system::error_code error;;) {
        auto const size = stream.read_some(asio::buffer(buffer), error);
        if (error == asio::error::eof) return 0;
        if (error) throw boost::system::system_error{error};
        std::cout.write(buffer.data(), static_cast<std::streamsize>(size));
    }
}
