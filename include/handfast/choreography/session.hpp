// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SESSION_HPP
#define HANDFAST_CHOREOGRAPHY_SESSION_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/detail/arrivals.hpp>
#include <handfast/choreography/detail/session_words.hpp>
#include <handfast/choreography/detail/transport_words.hpp>
#include <handfast/choreography/lint.hpp>
#include <handfast/choreography/misuse.hpp>
#include <handfast/choreography/transport.hpp>
#include <handfast/choreography/unpack.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

template <class Protocol, class Role, class IO>
class position;

namespace detail {
template <class Protocol, class Role, int State, class M, bool Local>
inline constexpr next_step own_step = [] {
    auto const step = machine_of<Protocol, Role>.find(State, id_of<label_of_t<M>>, true);
    return step.local == Local ? step : next_step{};
}();
}  // namespace detail

/// Whether `Role` may send `M` in `State`, `anytime` arrows included.
template <class Protocol, class Role, int State, class M>
inline constexpr bool can_send = detail::own_step<Protocol, Role, State, M, false>.allowed;
/// Whether it is to show evidence `E` there.
template <class Protocol, class Role, int State, class E>
inline constexpr bool can_show = detail::own_step<Protocol, Role, State, E, true>.allowed;
/// Whether `M` may come there, `anytime` arrows included.
template <class Protocol, class Role, int State, class M>
inline constexpr bool can_receive = machine_of<Protocol, Role>.find(State, id_of<label_of_t<M>>, false).allowed;
/// Whether it may stop there.
template <class Protocol, class Role, int State>
inline constexpr bool is_final = machine_of<Protocol, Role>.states[State].final;

namespace detail {

/// What the constructor of a session asks for: outside this library nobody has one.
class permit {
    friend struct session_access;
    template <class Protocol, class Role, int State, class IO>
    friend class choreography::session;
    constexpr explicit permit() = default;
};

struct session_access {
    /// At the start, for whoever is to see to its end.
    template <class Session, class IO>
    static constexpr Session begin(IO io) {
        return Session{permit{}, std::move(io), life::held};
    }
    /// Anywhere, for somebody who need not, or as `passed` says.
    template <class Session, class IO>
    static constexpr Session make(IO io, life passed = life::lent) {
        return Session{permit{}, std::move(io), passed};
    }
    /// The handle of what goes on as something else by `Step`; and in `passed`, who answers for its end.
    template <class Step, class Session>
    static constexpr auto take(Session& s, life& passed) {
        s.life_.template use<Step>();
        passed = s.life_.pass();
        return std::move(s.io_);
    }
};

}  // namespace detail

/// One role's end of a protocol, with the state in its type. Every step consumes the session and returns
/// the next; a step that the order does not allow does not compile. That each is used, and used once, is seen by
/// clang under a macro (lint.hpp) and at run time under another (misuse.hpp).
///
///     start<P, Role>(io)               -> session<P, Role, 0, IO>
///     std::move(s).send(m)             -> session<P, Role, T, IO>
///     std::move(s).receive()           -> outcome<session, received<M, session<P, Role, T, IO>>...>, a variant
///     std::move(s).show(token)         -> session<P, Role, T, IO>, where the order asks for that evidence
///     std::move(s).finish()            -> IO, where the protocol may be over
///     std::move(s).abandon()           -> IO, anywhere
///     s.io()                           -> IO const&
///     s.state, s.send_epoch, s.receive_epoch      constants of the type
template <class Protocol, class Role, int State, class IO>
class [[nodiscard("a session is carried on to its end, or abandoned")]] HANDFAST_LINT_CONSUMABLE session {
    static_assert(
        flaw_of<Protocol, Role> == flaw::none,
        "`session<Protocol, ...>` requires a sound description: static_assert(check<Protocol>()) says what is wrong");
    static constexpr auto& machine = machine_of<Protocol, Role>;
    static constexpr bool receives = machine.has_step(State, false);
    template <class M>
    static constexpr next_step sending = detail::own_step<Protocol, Role, State, M, false>;
    template <class E>
    static constexpr next_step showing = detail::own_step<Protocol, Role, State, E, true>;

public:
    using protocol_type = Protocol;
    using role_type = Role;
    static constexpr int state = State;
    static constexpr int send_epoch = machine.epoch(State, true);
    static constexpr int receive_epoch = machine.epoch(State, false);

    HANDFAST_LINT_MAKES constexpr session(detail::permit, IO io, detail::life life = detail::life::lent)
        : io_(std::move(io)), life_(life) {}
    HANDFAST_LINT_MAKES session(session&&) = default;
    HANDFAST_LINT_REPLACES session& operator=(session&&) = default;
    session(session const&) = delete;
    session& operator=(session const&) = delete;
#if HANDFAST_LINT_ENDS  // clang sees that a call gives a session up, but not that the constructor of a position does
    HANDFAST_LINT_DROPS constexpr ~session()
        requires(!machine.over(State))
    {}
    constexpr ~session() {}
    HANDFAST_LINT_USES constexpr operator position<Protocol, Role, IO>() && {
        return position<Protocol, Role, IO>{std::move(*this)};
    }
#endif

    [[nodiscard]] HANDFAST_LINT_LOOKS constexpr IO const& io() const& noexcept {
        life_.template use<detail::look_step>();
        return io_;
    }

    /// Sends `m`, a message whose label (`label_of_t`) the order allows here.
    template <class M>
        requires(sending<M>.allowed)
    HANDFAST_LINT_USES constexpr auto send(M const& m) && -> session<Protocol, Role, sending<M>.to, IO> {
        life_.template use<detail::send_step, label_of_t<M>>();
        detail::put<receiver_at<Protocol, sending<M>.arrow>>(io_, m, sending<M>.epoch);
        return {detail::permit{}, std::move(io_), life_.pass()};
    }
    template <class M>
        requires(!sending<M>.allowed)
    auto send(M const&) && -> decltype(in_words<detail::says_no_send<Protocol, Role, State, label_of_t<M>>,
                                                !sending<M>.allowed>());
    template <class M>
    auto send(M const&) & -> decltype(in_words<detail::says_once<detail::send_step>>());

    /// Shows a token that a passed check has made, where the order asks for it. It is used up.
    template <class E>
        requires(showing<E>.allowed)
    HANDFAST_LINT_USES constexpr auto show(E) && -> session<Protocol, Role, showing<E>.to, IO> {
        life_.template use<detail::show_step, E>();
        return {detail::permit{}, std::move(io_), life_.pass()};
    }
    template <class E>
        requires(!showing<std::remove_cvref_t<E>>.allowed)
    auto show(E&&) && -> decltype(in_words<detail::says_no_show<Protocol, Role, State, std::remove_cvref_t<E>>,
                                           !showing<std::remove_cvref_t<E>>.allowed>());
    template <class E>
    auto show(E&&) & -> decltype(in_words<detail::says_once<detail::show_step>>());

    /// The next message of the peer, where the order lets the peer send; never waits.
    template <bool Legal = receives>
        requires(Legal)
    [[nodiscard]] HANDFAST_LINT_USES constexpr auto receive() && {
        life_.template use<detail::receive_step>();
        constexpr int count = detail::arrivals_in<Protocol, Role, State>.count;
        using outcome = typename detail::outcome_of<Protocol, Role, State, IO, std::make_index_sequence<count>>::type;
        if (auto const there = io_.pending(receive_epoch); there != readiness::ready)
            return outcome{there == readiness::none ? detail::stop::pending : detail::stop::failed, std::move(*this)};
        return take<outcome, 0, count>();
    }
    template <class Says = detail::says_no_receive<Protocol, Role, State>>
        requires(!receives)
    auto receive() && -> decltype(in_words<Says, !receives>());
    template <class Says = detail::says_once<detail::receive_step>>
    auto receive() & -> decltype(in_words<Says>());

    /// Gives the transport back where the protocol may be over.
    template <bool Legal = is_final<Protocol, Role, State>>
        requires(Legal)
    [[nodiscard]] HANDFAST_LINT_USES constexpr IO finish() && {
        life_.template use<detail::finish_step>();
        return give_back();
    }
    template <class Says = detail::says_no_finish<Protocol, Role, State>>
        requires(!is_final<Protocol, Role, State>)
    auto finish() && -> decltype(in_words<Says, !is_final<Protocol, Role, State>>());
    template <class Says = detail::says_once<detail::finish_step>>
    auto finish() & -> decltype(in_words<Says>());

    /// Gives the transport back anywhere, with the protocol unfinished.
    HANDFAST_LINT_USES constexpr IO abandon() && {
        life_.template use<detail::abandon_step>();
        return give_back();
    }
    template <class Says = detail::says_once<detail::abandon_step>>
    auto abandon() & -> decltype(in_words<Says>());

private:
    friend detail::session_access;
    constexpr IO give_back() {
        (void)life_.pass();
        return std::move(io_);
    }

    /// The first of the arrivals from number `Index` on that is there.
    template <class Outcome, int Index, int Count>
    constexpr Outcome take() {
        constexpr next_step step = detail::arrivals_in<Protocol, Role, State>.moves[Index];
        using M = message_at<Protocol, step.arrow>;
        if (detail::comes<M>(io_)) [[likely]] {
            if (auto m = detail::take<M>(io_))
                return Outcome{detail::place<Index>{}, *std::move(m),
                               session<Protocol, Role, step.to, IO>{detail::permit{}, std::move(io_), life_.pass()}};
            return Outcome{detail::stop::failed, std::move(*this)};
        }
        if constexpr (Index + 1 < Count) return take<Outcome, Index + 1, Count>();
        else return Outcome{detail::stop::refused, std::move(*this)};
    }

    IO io_;
    [[no_unique_address]] detail::liveness<Protocol, Role, State> life_;
};

namespace detail {
enum class start_problem : unsigned char { none, bare, stranger, flawed, no_transport };

template <class Protocol, class Role, class IO>
inline constexpr start_problem start_trouble = [] {
    if constexpr (!named_protocol<Protocol>) return start_problem::bare;
    else if constexpr (!has_role<Protocol, Role>) return start_problem::stranger;
    else if constexpr (flaw_of<Protocol, Role> != flaw::none) return start_problem::flawed;
    else return find_lack<Protocol, Role, IO>() != lack::nothing ? start_problem::no_transport : start_problem::none;
}();
}  // namespace detail

/// `Role`'s end of `Protocol`, at its start, over `io`.
template <class Protocol, class Role, class IO>
    requires(detail::start_trouble<Protocol, Role, IO> == detail::start_problem::none)
constexpr auto start(IO io) -> session<Protocol, Role, 0, IO> {
    return detail::session_access::begin<session<Protocol, Role, 0, IO>>(std::move(io));
}
template <class Protocol, class Role, class IO>
    requires(detail::start_trouble<Protocol, Role, IO> == detail::start_problem::bare)
auto start(IO io) -> decltype(in_words<detail::says_bare>());
template <class Protocol, class Role, class IO>
    requires(detail::start_trouble<Protocol, Role, IO> == detail::start_problem::stranger)
auto start(IO io) -> decltype(in_words<detail::says_stranger<Protocol, Role>,
                                       detail::start_trouble<Protocol, Role, IO> == detail::start_problem::stranger>());
template <class Protocol, class Role, class IO>
    requires(detail::start_trouble<Protocol, Role, IO> == detail::start_problem::flawed)
auto start(IO io) -> decltype(in_words<detail::says_flaw<Protocol, Role>,
                                       detail::start_trouble<Protocol, Role, IO> == detail::start_problem::flawed>());

template <class Protocol, class Role, class IO>
    requires(detail::start_trouble<Protocol, Role, IO> == detail::start_problem::no_transport)
auto start(IO io)
    -> decltype(in_words<detail::says_no_transport<Protocol, Role, IO>,
                         detail::start_trouble<Protocol, Role, IO> == detail::start_problem::no_transport>());

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
