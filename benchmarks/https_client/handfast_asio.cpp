// SPDX-License-Identifier: BSL-1.0
// The smallest HTTPS client on handfast and Boost.Asio: HOST PORT CA.
#include <array>
#include <iostream>
#include <string>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <handfast/net/asio.hpp>

namespace asio = boost::asio;
namespace hf = handfast;

int main(int count, char** values) {
    if (count != 4) return 64;
    std::string const host = values[1];
    auto trust = hf::x509::trust_store::from_pem_file(values[3]).value();
    hf::tls::client_config const config{std::move(trust)};
    asio::io_context io;
    hf::net::asio_stream<asio::ip::tcp::socket> stream{io, config, hf::server_name{host}};
    asio::connect(stream.lowest_layer(), asio::ip::tcp::resolver{io}.resolve(host, values[2]));
    stream.handshake();
    asio::write(stream, asio::buffer("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    std::array<char, 4096> buffer;
    for (boost::system::error_code error;;) {
        auto const size = stream.read_some(asio::buffer(buffer), error);
        if (error == asio::error::eof) return 0;
        if (error) throw boost::system::system_error{error};
        std::cout.write(buffer.data(), static_cast<std::streamsize>(size));
    }
}
