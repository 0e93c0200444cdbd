// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_ILLEGAL_PROTOCOLS_HPP
#define HANDFAST_TESTS_ILLEGAL_PROTOCOLS_HPP

#include <type_traits>

#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_resumption.hpp>

#include "../examples/choreography/login.hpp"
#include "../examples/choreography/proxy.hpp"
#include "../examples/choreography/smtp.hpp"
#include "../examples/choreography/tcp_handshake.hpp"

namespace tests {

/// Calls `with(name, header, std::type_identity<Protocol>)` for each protocol whose illegal calls are compiled.
void each_protocol(auto with) {
    using handfast::tls::rsa_key_transport;
    using handfast::tls::rsa_key_transport_with_optional_client_certificate;
    using handfast::tls::rsa_key_transport_with_resumption;
    constexpr auto handshake = "handfast/tls/handshake/", example = "../examples/choreography/";
    with("rsa_key_transport", handshake, std::type_identity<rsa_key_transport>{});
    with("rsa_key_transport_with_optional_client_certificate", handshake,
         std::type_identity<rsa_key_transport_with_optional_client_certificate>{});
    with("rsa_key_transport_with_resumption", handshake, std::type_identity<rsa_key_transport_with_resumption>{});
    with("login", example, std::type_identity<login_example::login>{});
    with("proxy", example, std::type_identity<proxy_example::proxied>{});
    with("smtp", example, std::type_identity<smtp::smtp>{});
    with("tcp_handshake", example, std::type_identity<tcp_handshake::three_way_handshake>{});
}

}  // namespace tests

#endif
