// SPDX-License-Identifier: BSL-1.0
// The smallest HTTPS client on handfast and sockets: HOST PORT CA.
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

#include <handfast/net/posix.hpp>
#include <handfast/tls/client.hpp>

namespace hf = handfast;

int main(int count, char** values) {
    if (count != 4) return 64;
    std::string const host = values[1];
    auto trust = hf::x509::trust_store::from_pem_file(values[3]).value();
    hf::tls::client_config const config{std::move(trust)};
    auto const port = static_cast<std::uint16_t>(std::atoi(values[2]));
    hf::tls::client client{config, hf::server_name{host}, hf::net::connect(host, port).value()};
    client.handshake().value();
    client.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").value();
    std::array<char, 4096> buffer;
    for (;;) {
        auto const text = client.read_some(buffer).value();
        if (text.empty()) return 0;
        std::cout << text;
    }
}
