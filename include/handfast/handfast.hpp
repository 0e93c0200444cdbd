// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_HANDFAST_HPP
#define HANDFAST_HANDFAST_HPP

// What speaks TLS, and the layers under it. Not here, because most programs do without: net/, which needs an operating
// system's sockets (<handfast/net/posix.hpp>), tcp/, a TCP for study and tests (<handfast/tcp/host.hpp>), the printer
// of messages (<handfast/wire/print.hpp>) and the diagrams (<handfast/choreography/diagram.hpp>).

#include <handfast/choreography.hpp>
#include <handfast/core/match.hpp>
#include <handfast/rsa.hpp>
#include <handfast/tls/client.hpp>
#include <handfast/tls/engine.hpp>
#include <handfast/tls/server.hpp>
#include <handfast/tls/session.hpp>
#include <handfast/version.hpp>
#include <handfast/wire.hpp>
#include <handfast/x509/builder.hpp>
#include <handfast/x509/certificate_chain.hpp>
#include <handfast/x509/trust_store.hpp>

#endif
