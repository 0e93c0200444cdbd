// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SPLIT_SESSION_HPP
#define HANDFAST_CHOREOGRAPHY_SPLIT_SESSION_HPP

#include <utility>

#include <handfast/choreography/halves.hpp>
#include <handfast/choreography/session.hpp>

// A typed session in two halves that do not wait for each other, say one for each thread or coroutine:
//
//     auto [writing, reading] = split(std::move(session));
//     auto written = std::move(writing).send(line{}).send(bye{});
//     auto outcome = std::move(reading).receive();          // as a session's, with the next half in `received`
//     auto session = join(std::move(written), std::move(read));
//
// Each has the handle; what two threads may do with the transport at a time is the transport's matter. A half is joined
// again, or abandoned: where sessions are checked at run time (misuse.hpp), so are halves.
namespace handfast::inline HANDFAST_ABI::choreography {

/// What `Role`, which split in `Whole`, sends from `State` on.
template <class Protocol, class Role, int Whole, int State, class IO>
class [[nodiscard("a half is joined again, or abandoned")]] HANDFAST_SESSION_TAG sending_half {
    template <class M>
    static constexpr next_step sending = detail::own_step<Protocol, Role, State, M, false>;

public:
    static constexpr int state = State;

    constexpr sending_half(detail::permit, IO io, detail::life life) : io_(std::move(io)), life_(life) {}
    sending_half(sending_half&&) = default;
    sending_half& operator=(sending_half&&) = default;
    sending_half(sending_half const&) = delete;
    sending_half& operator=(sending_half const&) = delete;

    [[nodiscard]] constexpr IO const& io() const& noexcept {
        life_.template use<detail::look_step>();
        return io_;
    }

    template <class M>
        requires(sending<M>.allowed)
    constexpr auto send(M const& m) && -> sending_half<Protocol, Role, Whole, sending<M>.to, IO> {
        life_.template use<detail::send_step, label_of_t<M>>();
        detail::put<receiver_at<Protocol, sending<M>.arrow>>(io_, m, sending<M>.epoch);
        return detail::session_access::make<sending_half<Protocol, Role, Whole, sending<M>.to, IO>>(std::move(io_),
                                                                                                    life_.pass());
    }
    template <class M>
        requires(!sending<M>.allowed)
    auto send(M const&) && -> decltype(in_words<detail::says_no_send<Protocol, Role, State, label_of_t<M>>,
                                                !sending<M>.allowed>());

    constexpr IO abandon() && {
        detail::life passed{};
        return detail::session_access::take<detail::abandon_step>(*this, passed);
    }

private:
    friend detail::session_access;

    IO io_;
    [[no_unique_address]] detail::liveness<Protocol, Role, State> life_;
};

/// What `Role`, which split in `Whole`, receives from `State` on.
template <class Protocol, class Role, int Whole, int State, class IO>
class [[nodiscard("a half is joined again, or abandoned")]] HANDFAST_SESSION_TAG receiving_half {
    static constexpr bool receives = machine_of<Protocol, Role>.has_step(State, false);

public:
    using protocol_type = Protocol;
    using role_type = Role;
    static constexpr int state = State;

    constexpr receiving_half(detail::permit, IO io, detail::life life) : io_(std::move(io)), life_(life) {}
    receiving_half(receiving_half&&) = default;
    receiving_half& operator=(receiving_half&&) = default;
    receiving_half(receiving_half const&) = delete;
    receiving_half& operator=(receiving_half const&) = delete;

    [[nodiscard]] constexpr IO const& io() const& noexcept {
        life_.template use<detail::look_step>();
        return io_;
    }

    /// What has come, as of a session: `pending`, `refused`, `failed` or `received`, each with the half after it.
    template <class Session = session<Protocol, Role, State, IO>>
        requires(receives)
    constexpr auto receive() && {
        life_.template use<detail::receive_step>();
        return halved(detail::session_access::make<Session>(std::move(io_), life_.pass()).receive());
    }
    template <class Says = detail::says_no_receive<Protocol, Role, State>>
        requires(!receives)
    auto receive() && -> decltype(in_words<Says, !receives>());

    constexpr IO abandon() && {
        detail::life passed{};
        return detail::session_access::take<detail::abandon_step>(*this, passed);
    }

private:
    friend detail::session_access;

    template <int To>
    static constexpr auto half_of(session<Protocol, Role, To, IO>&& s) {
        using half = receiving_half<Protocol, Role, Whole, To, IO>;
        detail::life passed{};
        IO io = detail::session_access::take<detail::receive_step>(s, passed);
        return detail::session_access::make<half>(std::move(io), passed);
    }
    template <class S>
    using half_after = decltype(half_of(std::declval<S>()));

    template <class M, class S>
    static received<M, half_after<S>> with_half(received<M, S>&&);

    template <class S, class... Of>
    static constexpr auto halved(outcome<S, Of...>&& whole) {
        using halves = outcome<receiving_half, decltype(with_half(std::declval<Of>()))...>;
        return std::move(whole).visit([]<class Held>(Held&& held) {
            if constexpr (std::is_same_v<Held, pending<S>>)
                return halves{detail::stop::pending, half_of(std::move(held.again))};
            else if constexpr (std::is_same_v<Held, refused<S>>)
                return halves{detail::stop::refused, half_of(std::move(held.here))};
            else if constexpr (std::is_same_v<Held, failed<S>>)
                return halves{detail::stop::failed, half_of(std::move(held.here))};
            else
                return halves{detail::place<detail::number_in<Held, Of...>>{}, std::move(held.message),
                              half_of(std::move(held.next))};
        });
    }

    IO io_;
    [[no_unique_address]] detail::liveness<Protocol, Role, State> life_;
};

namespace detail {
template <class Protocol, class Role, int State>
struct says_no_split {
    static constexpr sentence make() {
        return complain<Protocol, Role>(State, "cannot be split, because sending and receiving wait for each other",
                                        "");
    }
};
}  // namespace detail

/// The two halves of a session in which sending and receiving do not wait for each other.
template <class Protocol, class Role, int State, class IO>
    requires(can_split<Protocol, Role, State>)
constexpr auto split(session<Protocol, Role, State, IO>&& whole) {
    detail::life passed{};
    IO io = detail::session_access::take<detail::split_step>(whole, passed);
    return std::pair{detail::session_access::make<sending_half<Protocol, Role, State, State, IO>>(io, passed),
                     detail::session_access::make<receiving_half<Protocol, Role, State, State, IO>>(io, passed)};
}
template <class Protocol, class Role, int State, class IO>
    requires(!can_split<Protocol, Role, State>)
auto split(session<Protocol, Role, State, IO>&&)
    -> decltype(in_words<detail::says_no_split<Protocol, Role, State>, !can_split<Protocol, Role, State>>());

/// The session of two halves that were split from one.
template <class Protocol, class Role, int Whole, int Sending, int Receiving, class IO>
constexpr auto join(sending_half<Protocol, Role, Whole, Sending, IO>&& sending,
                    receiving_half<Protocol, Role, Whole, Receiving, IO>&& receiving) {
    constexpr int state = detail::joined(machine_of<Protocol, Role>, Whole, Sending, Receiving);
    detail::life sender{}, receiver{};
    (void)detail::session_access::take<detail::join_step>(sending, sender);
    IO io = detail::session_access::take<detail::join_step>(receiving, receiver);
    return detail::session_access::make<session<Protocol, Role, state, IO>>(
        std::move(io), sender == detail::life::held ? sender : receiver);
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
