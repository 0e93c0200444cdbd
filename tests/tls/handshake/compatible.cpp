// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/compatible.hpp>

#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/handshake/rsa_key_transport_resumed.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>

// Client and server while messages are under way: those of one order, and those of two.
namespace {

namespace chor = handfast::choreography;
using namespace handfast::tls;
using client = role::client;
using server = role::server;

// Flights are longer than the queues: neither end relies on more than that the other reads.
static_assert(chor::check_compatible<rsa_key_transport, client, rsa_key_transport, server>());
static_assert(chor::check_compatible<rsa_key_transport, client, rsa_key_transport, server, 1>());
static_assert(chor::check_compatible<rsa_key_transport_with_client_certificate, client,
                                     rsa_key_transport_with_client_certificate, server>());
static_assert(chor::check_compatible<rsa_key_transport_resumed, client, rsa_key_transport_resumed, server>());

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
