// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_COMPILE_FAIL_TLS_NOWHERE_HPP
#define HANDFAST_TESTS_COMPILE_FAIL_TLS_NOWHERE_HPP

#include <utility>

#include <handfast/choreography.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "choreography/nowhere.hpp"

// A transport that leads nowhere, and the way to each state of a TLS session: by legal steps.
namespace nowhere {

using namespace handfast::tls;
using handfast::start;

using wire = tests::nowhere;

/// The session after `s` has shown an `Evidence`, which nobody has here.
template <class Evidence, class Role, int State>
auto shown(handfast::choreography::session<rsa_key_transport, Role, State, wire> s) {
    namespace chor = handfast::choreography;
    constexpr auto step = chor::machine_of<rsa_key_transport, Role>.find(State, chor::id_of<Evidence>, true);
    static_assert(step.allowed && step.local);
    return chor::detail::session_access::make<chor::session<rsa_key_transport, Role, step.to, wire>>(
        std::move(s).abandon());
}

/// The session after `s` has received a `Message`.
template <class Message, class Session>
auto receive(Session s) {
    return get<Message>(std::move(s).receive()).next;
}

inline auto client_at_start() { return start<rsa_key_transport, role::client>(wire{}); }
inline auto client_after_hello() { return client_at_start().send(client_hello{}); }
inline auto client_after_server_hello_done() {
    auto identified = shown<verified_certificate>(receive<certificate>(receive<server_hello>(client_after_hello())));
    return receive<server_hello_done>(std::move(identified));
}
inline auto client_after_key_exchange() { return client_after_server_hello_done().send(client_key_exchange{}); }
inline auto client_after_finished() { return client_after_key_exchange().send(change_cipher_spec{}).send(finished{}); }
inline auto client_established() {
    return shown<verified_finished>(receive<finished>(receive<change_cipher_spec>(client_after_finished())));
}

inline auto server_at_start() { return start<rsa_key_transport, role::server>(wire{}); }
inline auto server_after_hello() { return receive<client_hello>(server_at_start()); }
inline auto server_after_hello_done() {
    return server_after_hello().send(server_hello{}).send(certificate{}).send(server_hello_done{});
}
inline auto server_after_client_finished() {
    return shown<verified_finished>(
        receive<finished>(receive<change_cipher_spec>(receive<client_key_exchange>(server_after_hello_done()))));
}

}  // namespace nowhere

#endif
