// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_CLIENT_HANDLER_HPP
#define HANDFAST_TLS_HANDSHAKE_CLIENT_HANDLER_HPP

#include <utility>

#include <handfast/choreography/connection.hpp>
#include <handfast/tls/handshake/client_steps.hpp>
#include <handfast/tls/handshake/handler.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What the client's engine does with each message: the steps' verdict, then the messages that are due. It can
/// only get to its next state by sending what the choreography has there.
class client_handler : public handler<role::client, client_steps> {
public:
    using handler::handler;
    using handler::operator();

    [[nodiscard]] auto start(link_type io) {
        return choreography::start<rsa_key_transport, role::client>(std::move(io)).send(steps().hello());
    }

    template <class Session>
    position operator()(server_hello const& message, Session&& s) {
        auto const verdict = steps().accept(message);
        if (!verdict) return refuse(std::move(s), verdict.error());
        return std::move(s);
    }

    template <class Session>
    position operator()(certificate const& message, Session&& s) {
        // The chain is there to be looked at as long as the connection is.
        s.io()->keep();
        auto verdict = steps().accept(message);
        if (!verdict) return refuse(std::move(s), verdict.error());
        return std::move(s).show(*std::move(verdict));
    }

    template <class Session>
    position operator()(certificate_request const&, Session&& s) {
        return std::move(s);
    }

    template <class Session>
    position operator()(server_hello_done, Session&& s) {
        auto const key_exchange = steps().key_exchange();
        if (!key_exchange) return refuse(std::move(s), key_exchange.error());
        if constexpr (sends<empty_certificate, Session>) {
            return finish(std::move(s).send(client_steps::no_certificate()), *key_exchange);
        } else {
            return finish(std::move(s), *key_exchange);
        }
    }

    template <class Session>
    position operator()(change_cipher_spec, Session&& s) {
        return std::move(s);
    }

    template <class Session>
    position operator()(finished const& message, Session&& s) {
        auto verdict = steps().accept(message);
        if (!verdict) return refuse(std::move(s), verdict.error());
        establish();
        return std::move(s).show(*std::move(verdict));
    }

    /// Ignored while a handshake is going on; refused, in words that the peer can survive, after it
    /// (RFC 5246 §7.4.1.1).
    template <class Session>
    position operator()(hello_request, Session&& s) {
        if constexpr (sends<application_data, Session>) {
            return std::move(s).send(warning_alert{alert_description::no_renegotiation});
        } else {
            return std::move(s);
        }
    }

private:
    template <class Session>
    position finish(Session&& s, basic_client_key_exchange<wire::borrowed> const& key_exchange) {
        auto sent = std::move(s).send(key_exchange);
        steps().derive_keys();
        auto changed = std::move(sent).send(change_cipher_spec{});
        return std::move(changed).send(steps().our_finished());
    }
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
