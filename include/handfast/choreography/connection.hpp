// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_CONNECTION_HPP
#define HANDFAST_CHOREOGRAPHY_CONNECTION_HPP

#include <type_traits>
#include <utility>

#include <handfast/choreography/detail/moves.hpp>
#include <handfast/choreography/detail/outlook.hpp>
#include <handfast/choreography/handling.hpp>
#include <handfast/choreography/position.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// What an event loop holds: a transport and a small integer, one size for every state.
///
///     connection<P, Role, IO> c{io};               at the start; or c{session}, or c{io, position}
///     c.feed(handler)      -> progress             at most one message
///     c.poll(handler)      -> progress             as many messages as there are
///     c.send(m)            -> bool                 false where the present state may not send it
///     c.show(token)        -> bool                 likewise for evidence
///     c.go_on(step)                                from here by typed steps
///     c.deadline()         -> milliseconds         until the next message is due; 0: none
///     c.may_send<M>()      -> bool                 c.may_receive<M>() likewise
///     c.send_epoch(), c.receive_epoch()            of the present state; epoch_closed where that is over
///     c.final()            -> bool                 whether the protocol may be over here
///     c.ended()            -> bool                 whether it is over, or this end has given up
///     c.abandon()                                  gives up; c.has_given_up() says so then
///     c.state(), c.position(), c.io()
///     c.allowed()          -> sentence             "the client, after sending A, may do this: receive B"
///
/// A handler is called with each message as `handler(M message, session s)`, where `s` is the typed session
/// after it, and returns the session that it got to from there by legal steps, or a `position`, or `abandoned{}`, which
/// gives up.
/// One that has nothing to add may be called as `handler(M message)`, when the connection is already behind it; it
/// returns nothing, or `abandoned{}`.
template <class Protocol, class Role, class IO>
class connection {
    static constexpr auto& machine = machine_of<Protocol, Role>;
    static_assert(flaw_of<Protocol, Role> == flaw::none, "`connection<Protocol, ...>` requires a sound description: "
                                                         "static_assert(check<Protocol>()) says what is wrong");
    static_assert(
        detail::find_lack<Protocol, Role, IO>() == detail::lack::nothing,
        "`connection<Protocol, Role, IO>` requires `IO` to be a transport: start<Protocol, Role>(io) says what "
        "it lacks");
    template <class Handler>
    static constexpr bool handles_all = detail::unhandled<Protocol, Role, IO, std::remove_reference_t<Handler>> < 0;

public:
    using protocol_type = Protocol;
    using role_type = Role;
    using position_type = choreography::position<Protocol, Role, IO>;

    constexpr explicit connection(IO io) : connection(std::move(io), detail::position_access::at<position_type>(0)) {}
    constexpr connection(IO io, position_type at) : io_(std::move(io)), at_(at) {}
    template <int State>
    constexpr connection(session<Protocol, Role, State, IO>&& s)
        : connection(std::move(s).abandon(), detail::position_access::at<position_type>(State)) {}

    [[nodiscard]] constexpr IO& io() noexcept { return io_; }
    [[nodiscard]] constexpr IO const& io() const noexcept { return io_; }
    [[nodiscard]] constexpr int state() const noexcept { return at_.state(); }
    [[nodiscard]] constexpr int send_epoch() const noexcept { return machine.epoch(state(), true); }
    [[nodiscard]] constexpr int receive_epoch() const noexcept { return machine.epoch(state(), false); }

    /// In how many milliseconds after the last step the next message is due; 0 where it has all the time.
    [[nodiscard]] constexpr unsigned deadline() const noexcept { return deadline_of<Protocol, Role>[state()]; }

    /// Whether the protocol may be over here.
    [[nodiscard]] constexpr bool final() const noexcept { return machine.states[state()].final && !has_given_up(); }
    /// Whether nothing can be sent or received any more: the protocol is over, or this end has given up.
    [[nodiscard]] constexpr bool ended() const noexcept { return detail::outlook_of<Protocol, Role>[number()].over(); }
    /// Whether this end gave up, by `abandon()` or in a handler.
    [[nodiscard]] constexpr bool has_given_up() const noexcept { return at_.has_given_up(); }

    template <class M>
    [[nodiscard]] constexpr bool may_send() const noexcept {
        auto const step = machine.find(state(), id_of<label_of_t<M>>, true);
        return step.allowed && !step.local;
    }
    template <class M>
    [[nodiscard]] constexpr bool may_receive() const noexcept {
        return machine.find(state(), id_of<label_of_t<M>>, false).allowed;
    }

    /// Sends `m` if the present state may; says whether it did.
    template <class M>
        requires(detail::ever<Protocol, Role, label_of_t<M>, true>)
    [[nodiscard]] constexpr bool send(M const& m) {
        using label = label_of_t<M>;
        constexpr auto& moves = detail::moves_of<Protocol, Role, label>;
        if constexpr (role_count<Protocol> > 2 || moves.count <= few) {
            return send_by(m, std::make_integer_sequence<int, moves.count>{});
        } else {
            auto const epoch = detail::epochs_of<Protocol, Role, label>[number()];
            if (epoch < 0) return false;
            put<detail::peer_of<Protocol, Role>>(m, epoch);
            if constexpr (moves.meet()) go_to(moves.of[0].to);
            else if constexpr (!moves.stay()) go_to(detail::ends_of<Protocol, Role, label>[number()]);
            return true;
        }
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
        constexpr auto& moves = detail::moves_of<Protocol, Role, E, true>;
        return [&]<int... I>(std::integer_sequence<int, I...>) {
            return ((number() == moves.of[I].from && (go_to(moves.of[I].to), true)) || ...);
        }(std::make_integer_sequence<int, moves.count>{});
    }

    /// Handles the message that is there, if one is.
    template <class Handler>
        requires(handles_all<Handler>)
    constexpr progress feed(Handler&& handler) {
        auto const now = detail::outlook_of<Protocol, Role>[number()];
        if (!now.looks()) return now.without();
        switch (io_.pending(now.epoch())) {
            case readiness::none: return now.without();
            case readiness::failed: return progress::failed;
            case readiness::ready: break;
        }
        constexpr auto& calls = detail::calls_of<Protocol, Role, IO, std::remove_reference_t<Handler>>;
        for (unsigned k = calls.first[number()]; k < calls.first[number() + 1]; ++k) {
            auto const& it = calls.all[k];
            auto const result = call<0, detail::deliveries_of<Protocol, Role>.count>(handler, it.delivery, it.to);
            if (result != progress::refused) return result;
        }
        // Where this role is to send first, or to show evidence, the peer may be ahead of it. Whether what it sent is
        // right, the state after that tells.
        auto result = now.without() == progress::your_turn ? progress::your_turn : progress::refused;
        constexpr auto& always = detail::always_of<Protocol, Role>;
        [&]<int... I>(std::integer_sequence<int, I...>) {
            (void)(take_always<always.of[I]>(handler, result) || ...);
        }(std::make_integer_sequence<int, always.count>{});
        return result;
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
        if (!has_given_up()) go_on_between<0, machine.state_count + 1>(step);
    }

    /// Goes on from `at`, which a session of this connection got to.
    constexpr void resume(position_type at) { at_ = at; }
    [[nodiscard]] constexpr position_type position() const noexcept { return at_; }

    /// Gives up: from here on nothing is sent or received.
    constexpr void abandon() { resume(abandoned{}); }

    /// What may happen now: for a log, or for the words of a refusal.
    [[nodiscard]] constexpr sentence allowed() const {
        sentence words;
        words << "the " << name_of<Role>();
        if (has_given_up()) return words << " has given up";
        words << ", ";
        say_place<Protocol, Role>(words, state());
        if (ended()) return words << ", has nothing left to do";
        words << ", may do this: ";
        say_allowed<Protocol, Role>(words, state());
        return words;
    }

private:
    /// For tables: that of the state, or of having given up.
    [[nodiscard]] constexpr int number() const noexcept { return at_.number_; }
    constexpr void go_to(int state) { at_ = detail::position_access::at<position_type>(state); }

    /// In how many states a message may be sent before a table is smaller than a chain of comparisons.
    static constexpr int few = 4;

    template <int Receiver, class M>
    constexpr void put(M const& m, int epoch) {
        detail::put<role_at<Protocol, Receiver>>(io_, m, epoch);
    }

    template <class M, int... I>
    constexpr bool send_by(M const& m, std::integer_sequence<int, I...>) {
        constexpr auto& moves = detail::moves_of<Protocol, Role, label_of_t<M>>;
        if constexpr (role_count<Protocol> > 2) {
            return ((number() == moves.of[I].from &&
                     (put<moves.of[I].receiver>(m, moves.of[I].epoch), go_to(moves.of[I].to), true)) ||
                    ...);
        } else {
            int epoch = 0, to = 0;
            if (!((number() == moves.of[I].from && (epoch = moves.of[I].epoch, to = moves.of[I].to, true)) || ...))
                return false;
            put<detail::peer_of<Protocol, Role>>(m, epoch);
            if constexpr (!moves.stay()) go_to(to);
            return true;
        }
    }

    /// Finds the present state between `First` and `Last`, by halves.
    template <int First, int Last, class Step>
    constexpr void go_on_between(Step& step) {
        if constexpr (Last - First > 16) {
            constexpr int middle = (First + Last) / 2;
            if (state() < middle) go_on_between<First, middle>(step);
            else go_on_between<middle, Last>(step);
        } else {
            [&]<int... S>(std::integer_sequence<int, S...>) {
                (void)((state() == First + S &&
                        (resume(step(detail::session_access::make<session<Protocol, Role, First + S, IO>>(io_))),
                         true)) ||
                       ...);
            }(std::make_integer_sequence<int, Last - First>{});
        }
    }

    /// Finds delivery number `number` between `First` and `Last`, by halves.
    template <int First, int Last, class Handler>
    constexpr progress call(Handler& handler, int number, int to) {
        if constexpr (Last - First > 16) {
            constexpr int middle = (First + Last) / 2;
            return number < middle ? call<First, middle>(handler, number, to) : call<middle, Last>(handler, number, to);
        } else {
            progress result = progress::refused;
            [&]<int... I>(std::integer_sequence<int, I...>) {
                (void)((!detail::deliveries_of<Protocol, Role>.all[First + I].always && number == First + I &&
                        (result = take<First + I>(handler, to), true)) ||
                       ...);
            }(std::make_integer_sequence<int, Last - First>{});
            return result;
        }
    }

    /// Takes delivery number `Index`, which may come in every state, if it is there.
    template <int Index, class Handler>
    constexpr bool take_always(Handler& handler, progress& result) {
        auto const taken = take<Index>(handler, machine.ended);
        if (taken == progress::refused) return false;
        result = taken;
        return true;
    }

    template <int Index, class Handler>
    constexpr progress take(Handler& handler, int to) {
        using it = detail::handling<Protocol, Role, IO, Handler, Index>;
        using M = typename it::message;
        if (!detail::comes<M>(io_)) return progress::refused;
        auto m = detail::take<M>(io_);
        if (!m) return progress::failed;
        if constexpr (it::with_session) {
            using answer = std::invoke_result_t<Handler&, M, typename it::next>;
            static_assert(
                std::is_convertible_v<answer, position_type>,
                "`connection::feed(handler)` requires `handler(message, session)` to return a session of the same "
                "protocol and role, a `position`, or `abandoned`");
            position_type const next = handler(*std::move(m), detail::session_access::make<typename it::next>(io_));
            if (!has_given_up()) resume(next);
        } else {
            using answer = std::invoke_result_t<Handler&, M>;
            static_assert(std::is_void_v<answer> || std::is_convertible_v<answer, position_type>,
                          "`connection::feed(handler)` requires `handler(message)` to return nothing, a `position`, or "
                          "`abandoned`");
            go_to(to);  // before the call, in which the handler may send, or give up
            if constexpr (std::is_void_v<answer>) handler(*std::move(m));
            else resume(handler(*std::move(m)));
        }
        return progress::moved;
    }

    IO io_;
    position_type at_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
