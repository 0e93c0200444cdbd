// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_MEANING_HPP
#define HANDFAST_EXAMPLES_SUPPORT_MEANING_HPP

#include <string_view>

namespace examples {

/// What a message of the session is for, in words; nothing where its name says it.
constexpr std::string_view meaning_of(std::string_view message, std::string_view from) {
    if (message == "TCP ACK") return "the connection is established";
    if (message == "ClientHello") return "the protocols and suites the client knows";
    if (message == "ServerHello") return "the server's choice among them";
    if (message == "Certificate" && from == "server") return "the server's public key and identity";
    if (message == "ClientKeyExchange") return "the session secret, encrypted with the server's public key";
    if (message == "Finished" && from == "client") return "proof that the client saw the same handshake";
    if (message == "Finished") return "proof that the server saw the same handshake";
    if (message == "ApplicationData") return "encrypted data";
    return {};
}

}  // namespace examples

#endif
