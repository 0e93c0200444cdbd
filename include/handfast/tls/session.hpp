// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SESSION_HPP
#define HANDFAST_TLS_SESSION_HPP

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <utility>

#include <handfast/choreography/session.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/tls/buffers.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/handshake/client_steps.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/handshake/server_steps.hpp>
#include <handfast/tls/transport.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The ground under a session that is gone through by hand, each step in its type: the memory, the records, the keys,
/// and what each message says (`steps()`). When each is due is in the type of the session: what is out of order
/// does not compile. For protocol work, teaching and tests; a program that wants a connection takes `client`,
/// `server` or an engine.
///
///     tls::client_session end{config, server_name{"localhost"}, {in, out}};
///     auto greeted = end.start().send(end.steps().hello());
///     socket.write(end.to_send()) ...                              // then end.sent(n)
///     end.received(bytes);
///     if (auto got = end.expect<tls::server_hello>(std::move(greeted)))
///         if (end.steps().accept(got->message)) ...                // got->next is the session after it
///
/// It carries bytes and makes no decision: no alert is sent but by `send(fatal_alert{...})`.
template <class Role, class Steps>
class basic_session {
    using key_schedule = typename Steps::key_schedule;

public:
    using link_type = link<key_schedule>;
    template <int State>
    using in_state = choreography::session<rsa_key_transport, Role, State, link_type>;

    basic_session(basic_session const&) = delete;
    basic_session& operator=(basic_session const&) = delete;

    /// What stands in the way of a beginning, if anything does.
    [[nodiscard]] std::optional<error> before_start() const {
        if (!Steps::suite::cipher::available()) return error{.what = failure::cipher_unavailable};
        return steps_.before_start();
    }

    /// The session at its start. To be called once.
    [[nodiscard]] in_state<0> start() { return choreography::start<rsa_key_transport, Role>(link_type{transport_}); }

    /// The content of each message that is sent, and the verdict on each that is received.
    [[nodiscard]] Steps& steps() noexcept { return steps_; }

    /// The message that is there, which the order lets come in `s`'s state and which is to be an `M`: it and the
    /// session after it. Nothing where another one came, none was whole, or it was malformed; `s` is abandoned then
    /// and `trouble()` tells of the last. `std::move(s).receive()` tells all of these apart and loses nothing.
    /// Certificates that are to be looked at later are kept by `got->next.io()->keep()`.
    template <class M, int State>
    [[nodiscard]] auto expect(in_state<State>&& s) {
        constexpr auto step = choreography::machine_of<rsa_key_transport, Role>.find(State, choreography::id_of<M>,
                                                                                     false);
        static_assert(step.allowed, "`expect<M>(session)` requires an `M` that the order lets come in that state");
        using wanted = choreography::received<M, in_state<step.to>>;
        auto outcome = std::move(s).receive();
        if (auto* const found = get_if<M>(&outcome)) return std::optional<wanted>{std::move(*found)};
        abandon(std::move(outcome));
        return std::optional<wanted>{};
    }

    // The bytes.

    /// Takes bytes that came from the peer and gives how many it had room for.
    [[nodiscard]] std::size_t received(byte_view bytes) noexcept {
        auto const room = transport_.in().space();
        auto const size = std::min(room.size(), bytes.size());
        if (size > 0) std::memcpy(room.data(), bytes.data(), size);
        transport_.in().received(size);
        return size;
    }
    [[nodiscard]] byte_view to_send() const noexcept { return transport_.out().pending(); }
    /// The first `size` bytes of `to_send()` have been taken.
    void sent(std::size_t size) noexcept { transport_.out().sent(size); }

    /// What went wrong with the records, where `receive()` said `failed` or nothing could be sent.
    [[nodiscard]] error const& trouble() const noexcept { return transport_.trouble(); }

protected:
    template <class... Arguments>
    basic_session(side ours, limits const& bounds, observer* watcher, buffers memory, Arguments&&... arguments)
        : keys_(ours), transport_(memory, bounds, keys_, watcher, ours == side::server),
          steps_(std::forward<Arguments>(arguments)..., keys_) {}
    ~basic_session() = default;

private:
    key_schedule keys_;
    transport<key_schedule> transport_;
    Steps steps_;
};

/// The client's end. `config` and the memory of `buffers` (see there for its size) must outlive it.
class client_session : public basic_session<role::client, client_steps> {
public:
    client_session(client_config const& config, x509::server_name const& name, buffers memory,
                   observer* watcher = nullptr)
        : basic_session(side::client, config.policy().limits, watcher, memory, config, name) {}
};

/// The server's end. `config` and the memory of `buffers` (see there for its size) must outlive it.
class server_session : public basic_session<role::server, server_steps> {
public:
    server_session(server_config const& config, buffers memory, observer* watcher = nullptr)
        : basic_session(side::server, config.policy().limits, watcher, memory, config) {}
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
