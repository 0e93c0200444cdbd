// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <string_view>
#include <utility>

#include <handfast/net/posix.hpp>
#include <handfast/tls/client.hpp>

#include "server.hpp"

namespace hf = handfast;

int main() {
    server it;
    auto trust = hf::x509::trust_store::from_pem(it.certificate()).value();
    hf::tls::client_config const config{std::move(trust)};
    hf::tls::client client{config, hf::server_name{"localhost"}, hf::net::connect("127.0.0.1", it.port()).value()};
    client.handshake().value();
    client.write("good day").value();
    std::string heard;
    char buffer[64];
    while (heard.size() < 8) heard += client.read_some(buffer).value();
    client.close().value();
    return heard == "good day" ? 0 : 1;
}
