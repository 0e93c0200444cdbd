// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/compatible.hpp>

#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>

// Client and server of two orders, while messages are under way; those of one are in tests/shipped.
namespace {

namespace chor = handfast::choreography;
using namespace handfast::tls;
using client = role::client;
using server = role::server;

// A server that asks takes either answer.
using optional = rsa_key_transport_with_optional_client_certificate;
static_assert(chor::check_compatible<rsa_key_transport, client, optional, server>());
static_assert(chor::check_compatible<rsa_key_transport_with_client_certificate, client, optional, server>());
// One that requires a certificate does not.
static_assert(
    chor::incompatibility<rsa_key_transport_with_client_certificate, client, rsa_key_transport, server>() ==
    "the client of TLS 1.2 with RSA key transport and a client certificate, after showing a verified certificate, may "
    "not receive ServerHelloDone, which the server of TLS 1.2 with RSA key transport may have sent");

}  // namespace
