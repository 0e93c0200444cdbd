// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_CONNECTION_HPP
#define HANDFAST_CHOREOGRAPHY_CONNECTION_HPP

#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/choreography/handling.hpp>
#include <handfast/choreography/position.hpp>

// What an event loop holds: a transport and a small integer, one size for every state.
//
//     connection<P, Role, IO> c{io};               at the start; or c{session}, or c{io, position}
//     c.feed(handler)      -> progress             at most one message
//     c.poll(handler)      -> progress             as many messages as there are
//     c.send(m)            -> bool                 false where the present state may not send it
//     c.show(token)        -> bool                 likewise for evidence
//     c.go_on(step)                                from here by typed steps
//     c.deadline()         -> milliseconds         until the next message is due; 0: none
//     c.may_send<M>()      -> bool                 c.may_receive<M>() likewise
//     c.send_epoch(), c.receive_epoch()            of the present state; epoch_closed where that is over
//     c.state(), c.final(), c.ended(), c.position(), c.io()
//     c.allowed()          -> sentence             "the client, after sending A, may do this: receive B"
//
// A handler is called with each message as `handler(M message, session s)`, where `s` is the typed session
// after it, and returns the session that it got to from there by legal steps, or a `position`, or `abandoned{}`.
// One that has nothing to add may be called as `handler(M message)`.
namespace handfast::inline HANDFAST_ABI::choreography {

enum class progress : unsigned char {
    moved,       ///< one message was handled
    need_bytes,  ///< no whole message is there yet
    refused,     ///< the message that is there may not come now; it is still unread
    failed,      ///< the transport could not give a message; it knows why
    your_turn,   ///< what comes next is to wait until this role has sent, or has shown evidence
    ended,       ///< the protocol is over
};

template <class Protocol, class Role, class IO>
class connection {
    static constexpr auto& machine = machine_of<Protocol, Role>;
    static_assert(flaw_of<Protocol, Role> == flaw::none, "`connection<Protocol, ...>` requires a sound description: "
                                                         "static_assert(check<Protocol>()) says what is wrong");
    static_assert(machine.state_count < 65535, "`connection<Protocol, ...>` requires its states to fit in 16 bits");
    template <class Handler>
    static constexpr bool handles_all = detail::unhandled<Protocol, Role, IO, std::remove_reference_t<Handler>>.state <
                                        0;

public:
    using protocol_type = Protocol;
    using role_type = Role;
    using position_type = choreography::position<Protocol, Role, IO>;

    constexpr explicit connection(IO io) : io_(std::move(io)) {}
    constexpr connection(IO io, position_type at) : io_(std::move(io)), state_(narrow(at.state())) {}
    template <int State>
    constexpr connection(session<Protocol, Role, State, IO>&& s) : io_(std::move(s).abandon()), state_(narrow(State)) {}

    [[nodiscard]] constexpr IO& io() noexcept { return io_; }
    [[nodiscard]] constexpr IO const& io() const noexcept { return io_; }
    [[nodiscard]] constexpr int state() const noexcept { return state_; }
    [[nodiscard]] constexpr bool final() const noexcept { return machine.states[state_].final; }
    [[nodiscard]] constexpr int send_epoch() const noexcept { return machine.epoch(state_, true); }
    [[nodiscard]] constexpr int receive_epoch() const noexcept { return machine.epoch(state_, false); }

    /// In how many milliseconds after the last step the next message is due; 0 where it has all the time.
    [[nodiscard]] constexpr unsigned deadline() const noexcept { return deadline_of<Protocol, Role>[state_]; }

    /// Whether nothing can be sent or received any more.
    [[nodiscard]] constexpr bool ended() const noexcept { return machine.over(state_); }

    template <class M>
    [[nodiscard]] constexpr bool may_send() const noexcept {
        auto const step = machine.find(state_, id_of<label_of_t<M>>, true);
        return step.allowed && !step.local;
    }
    template <class M>
    [[nodiscard]] constexpr bool may_receive() const noexcept {
        return machine.find(state_, id_of<label_of_t<M>>, false).allowed;
    }

    /// Sends `m` if the present state may; says whether it did.
    template <class M>
        requires(detail::ever<Protocol, Role, label_of_t<M>, true>)
    [[nodiscard]] constexpr bool send(M const& m) {
        next_step const step = machine.find(state_, id_of<label_of_t<M>>, true);
        if (!step.allowed || step.local) return false;
        dispatch_put(m, step, std::make_integer_sequence<int, role_count<Protocol>>{});
        state_ = narrow(step.to);
        return true;
    }
    template <class M>
        requires(!detail::ever<Protocol, Role, label_of_t<M>, true>)
    auto send(M const&) -> decltype(in_words<detail::says_never_sends<Protocol, Role, label_of_t<M>>,
                                             !detail::ever<Protocol, Role, label_of_t<M>, true>>());

    /// Shows a token if the present state asks for it; says whether it did. This is how a check that takes its time
    /// is answered: until then `feed` says `your_turn`.
    template <class E>
        requires(detail::shows<Protocol, Role, E>)
    [[nodiscard]] constexpr bool show(E) {
        next_step const step = machine.find(state_, id_of<E>, true);
        if (!step.allowed || !step.local) return false;
        state_ = narrow(step.to);
        return true;
    }

    /// Handles the message that is there, if one is.
    template <class Handler>
        requires(handles_all<Handler>)
    constexpr progress feed(Handler&& handler) {
        if (ended()) return progress::ended;
        if (!machine.may_receive(state_)) return progress::your_turn;
        switch (io_.pending(receive_epoch())) {
            case readiness::none:
                if (machine.has_step(state_, false)) return progress::need_bytes;
                return final() && !machine.has_step(state_, true) ? progress::ended : progress::your_turn;
            case readiness::failed: return progress::failed;
            case readiness::ready: break;
        }
        return dispatch(handler, std::make_integer_sequence<int, machine.state_count>{});
    }
    template <class Handler>
        requires(!handles_all<Handler>)
    auto feed(Handler&&)
        -> decltype(in_words<detail::says_unhandled<Protocol, Role, IO, std::remove_reference_t<Handler>>,
                             !handles_all<Handler>>());

    /// Handles messages as long as there are any; what `feed` said last.
    template <class Handler>
        requires(handles_all<Handler>)
    constexpr progress poll(Handler&& handler) {
        for (;;)
            if (progress const last = feed(handler); last != progress::moved) return last;
    }
    template <class Handler>
        requires(!handles_all<Handler>)
    auto poll(Handler&&)
        -> decltype(in_words<detail::says_unhandled<Protocol, Role, IO, std::remove_reference_t<Handler>>,
                             !handles_all<Handler>>());

    /// Calls `step(session)` with the typed session of the present state; what it returns (a session that it got to by
    /// legal steps, a `position` or `abandoned`) is where the connection goes on.
    template <class Step>
    constexpr void go_on(Step&& step) {
        [&]<int... S>(std::integer_sequence<int, S...>) {
            (void)((state_ == S &&
                    (resume(step(detail::session_access::make<session<Protocol, Role, S, IO>>(io_))), true)) ||
                   ...);
        }(std::make_integer_sequence<int, machine.state_count + 1>{});
    }

    /// Goes on from `at`, which a session of this connection got to.
    constexpr void resume(position_type at) { state_ = narrow(at.state()); }
    [[nodiscard]] constexpr position_type position() const noexcept { return position_type{state_}; }

    /// What may happen now: for a log, or for the words of a refusal.
    [[nodiscard]] constexpr sentence allowed() const {
        sentence words;
        words << "the " << name_of<Role>() << ", ";
        say_place<Protocol, Role>(words, state_);
        words << ", may do this: ";
        say_allowed<Protocol, Role>(words, state_);
        return words;
    }

private:
    static constexpr std::uint16_t narrow(int state) { return static_cast<std::uint16_t>(state); }

    template <class M, int... R>
    constexpr void dispatch_put(M const& m, next_step const& step, std::integer_sequence<int, R...>) {
        (void)((script_of<Protocol>.arrows[step.arrow].to == id_of<role_at<Protocol, R>> &&
                (detail::put<role_at<Protocol, R>>(io_, m, step.epoch), true)) ||
               ...);
    }

    template <class Handler, int... S>
    constexpr progress dispatch(Handler& handler, std::integer_sequence<int, S...>) {
        using in_state = progress (connection::*)(Handler&);
        constexpr in_state table[] = {&connection::template in<S, Handler>...};
        return (this->*table[state_])(handler);
    }

    template <int State, class Handler>
    constexpr progress in(Handler& handler) {
        return [&]<int... I>(std::integer_sequence<int, I...>) {
            progress result = progress::refused;
            // Where this role is to send first, or to show evidence, the peer may be ahead of it. Whether what it sent
            // is right, the state after that tells.
            constexpr bool ahead = machine.has_step(State, true) && !machine.has_step(State, false);
            if (!(take<State, I>(handler, result) || ...) && ahead) result = progress::your_turn;
            return result;
        }(std::make_integer_sequence<int, detail::arrivals_in<Protocol, Role, State>.count>{});
    }

    template <int State, int Index, class Handler>
    constexpr bool take(Handler& handler, progress& result) {
        using it = detail::handling<Protocol, Role, IO, Handler, State, Index>;
        using M = typename it::message;
        if (!detail::comes<M>(io_)) return false;
        auto m = detail::take<M>(io_);
        if (!m) {
            result = progress::failed;
            return true;
        }
        if constexpr (it::with_session) {
            auto next = detail::session_access::make<typename it::next>(io_);
            using answer = std::invoke_result_t<Handler&, M, typename it::next>;
            static_assert(
                std::is_convertible_v<answer, position_type>,
                "`connection::feed(handler)` requires `handler(message, session)` to return a session of the same "
                "protocol and role, a `position`, or `abandoned`");
            resume(handler(std::move(*m), std::move(next)));
        } else {
            handler(std::move(*m));
            state_ = narrow(it::step.to);
        }
        result = progress::moved;
        return true;
    }

    IO io_;
    std::uint16_t state_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
