// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_CHOREOGRAPHY_ORDER_HPP
#define HANDFAST_BENCHMARKS_CHOREOGRAPHY_ORDER_HPP

#include <handfast/choreography.hpp>

#include "messages.hpp"

// The orders that are measured.
namespace benchmarks {

struct client {
    static constexpr char const* name = "client";
};
struct server {
    static constexpr char const* name = "server";
};
struct traffic {};

/// Five in one direction, two in the other.
struct straight
    : handfast::protocol<
          handfast::message<client_hello, client, server>, handfast::message<certificate, client, server>,
          handfast::message<client_key_exchange, client, server>, handfast::message<change_cipher_spec, client, server>,
          handfast::key<traffic, client, server>, handfast::message<finished, client, server>,
          handfast::message<server_hello, server, client>, handfast::message<server_hello_done, server, client>> {};

/// A handshake of eleven messages, and data in both directions until each is closed; an alert ends all of it.
struct handshake
    : handfast::protocol<
          handfast::message<client_hello, client, server>, handfast::message<server_hello, server, client>,
          handfast::message<certificate, server, client>,
          handfast::optional<handfast::message<certificate_request, server, client>>,
          handfast::message<server_hello_done, server, client>, handfast::message<client_key_exchange, client, server>,
          handfast::message<change_cipher_spec, client, server>, handfast::key<traffic, client, server>,
          handfast::message<finished, client, server>, handfast::message<change_cipher_spec, server, client>,
          handfast::key<traffic, server, client>, handfast::message<finished, server, client>,
          handfast::both_ways<
              handfast::sequence<handfast::loop<handfast::message<data, client, server>>,
                                 handfast::message<close_notify, client, server>, handfast::closed<client, server>>,
              handfast::sequence<handfast::loop<handfast::message<data, server, client>>,
                                 handfast::message<close_notify, server, client>, handfast::closed<server, client>>>,
          handfast::anytime<alert, client, server, handfast::ends>,
          handfast::anytime<alert, server, client, handfast::ends>> {};

}  // namespace benchmarks

#endif
