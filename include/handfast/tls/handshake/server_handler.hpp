// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_SERVER_HANDLER_HPP
#define HANDFAST_TLS_HANDSHAKE_SERVER_HANDLER_HPP

#include <utility>

#include <handfast/tls/handshake/handler.hpp>
#include <handfast/tls/handshake/server_steps.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What the server's engine does with each message: the steps' verdict, then the messages that are due. It can
/// only get to its next state by sending what the choreography has there.
class server_handler : public handler<role::server, server_steps> {
public:
    using handler::handler;
    using handler::operator();

    [[nodiscard]] auto start(link_type io) {
        return choreography::start<rsa_key_transport, role::server>(std::move(io));
    }

    template <class Session>
    position operator()(client_hello const& message, Session&& s) {
        if (auto const verdict = steps().accept(message); !verdict) return refuse(std::move(s), verdict.error());
        return std::move(s).send(steps().hello()).send(steps().our_certificate()).send(server_hello_done{});
    }

    /// Only a server that asked for a certificate gets one, and this one never asks.
    template <class Session>
    position operator()(empty_certificate const&, Session&& s) {
        return refuse(std::move(s), error{.what = failure::unexpected_message});
    }

    template <class Session>
    position operator()(client_key_exchange const& message, Session&& s) {
        steps().accept(message);
        return std::move(s);
    }

    template <class Session>
    position operator()(change_cipher_spec, Session&& s) {
        return std::move(s);
    }

    template <class Session>
    position operator()(finished const& message, Session&& s) {
        auto verdict = steps().accept(message);
        if (!verdict) return refuse(std::move(s), verdict.error());
        auto verified = std::move(s).show(*std::move(verdict));
        auto changed = std::move(verified).send(change_cipher_spec{});
        auto done = std::move(changed).send(steps().our_finished());
        establish();
        return done;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
