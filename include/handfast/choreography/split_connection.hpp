// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SPLIT_CONNECTION_HPP
#define HANDFAST_CHOREOGRAPHY_SPLIT_CONNECTION_HPP

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include <handfast/choreography/connection.hpp>
#include <handfast/choreography/halves.hpp>

// A connection in two halves that do not wait for each other, one for whoever writes, one for whoever reads:
//
//     if (auto halves = split(connection)) {
//         halves->sending.send(line{});                    // bool, as of a connection
//         halves->receiving.feed(handler);                 // progress; handler(M message), for each M that may come
//         connection = join(*std::move(halves));
//     }
//
// Each has the handle; what two threads may do with the transport at a time is the transport's matter.
namespace handfast::inline HANDFAST_ABI::choreography {

/// What a connection that was split sends.
template <class Protocol, class Role, class IO>
class connection_sending_half {
public:
    constexpr explicit connection_sending_half(connection<Protocol, Role, IO> const& whole) : its_(whole) {}

    template <class M>
    [[nodiscard]] constexpr bool may_send() const noexcept {
        return its_.template may_send<M>();
    }
    /// Sends `m` if it may be sent now; says whether it did.
    template <class M>
    [[nodiscard]] constexpr bool send(M const& m) {
        return its_.send(m);
    }
    [[nodiscard]] constexpr int state() const noexcept { return its_.state(); }

private:
    connection<Protocol, Role, IO> its_;
};

/// What a connection that was split receives.
template <class Protocol, class Role, class IO>
class connection_receiving_half {
    /// Takes messages alone: with a session in hand a handler could send.
    template <class Handler>
    struct listener {
        Handler& handler;
        template <class M>
            requires std::invocable<Handler&, M>
        constexpr void operator()(M&& m) {
            static_assert(std::is_void_v<std::invoke_result_t<Handler&, M>>,
                          "`receiving.feed(handler)` requires `handler(message)` to return nothing: a half has no "
                          "place to go on, and what gives up is the whole, once it was joined");
            handler(std::forward<M>(m));
        }
    };

public:
    constexpr explicit connection_receiving_half(connection<Protocol, Role, IO> const& whole) : its_(whole) {}

    /// Handles the message that is there, if one is; `ended` when none of the order can come any more. What may come at
    /// any time still can then.
    template <class Handler>
    constexpr progress feed(Handler&& handler) {
        progress const got = its_.feed(listener<std::remove_reference_t<Handler>>{handler});
        return got == progress::your_turn ? progress::ended : got;
    }
    [[nodiscard]] constexpr int state() const noexcept { return its_.state(); }

private:
    connection<Protocol, Role, IO> its_;
};

/// What a connection is split into: a half for each direction, and the transport that both use.
template <class Protocol, class Role, class IO>
struct connection_halves {
    connection_sending_half<Protocol, Role, IO> sending;
    connection_receiving_half<Protocol, Role, IO> receiving;
    IO io;
    int whole;  ///< the state in which it was split
};

/// The halves of `whole`, which is not to be used until they are joined; nothing where in its present state sending
/// and receiving wait for each other.
template <class Protocol, class Role, class IO>
[[nodiscard]] constexpr std::optional<connection_halves<Protocol, Role, IO>> split(
    connection<Protocol, Role, IO> const& whole) {
    if (!detail::splits(machine_of<Protocol, Role>, whole.state())) return std::nullopt;
    return connection_halves<Protocol, Role, IO>{connection_sending_half<Protocol, Role, IO>{whole},
                                                 connection_receiving_half<Protocol, Role, IO>{whole}, whole.io(),
                                                 whole.state()};
}

/// The connection of two halves that were split from one.
template <class Protocol, class Role, class IO>
[[nodiscard]] constexpr connection<Protocol, Role, IO> join(connection_halves<Protocol, Role, IO> halves) {
    using joined = connection<Protocol, Role, IO>;
    int const state = detail::joined(machine_of<Protocol, Role>, halves.whole, halves.sending.state(),
                                     halves.receiving.state());
    return joined{std::move(halves.io), detail::position_access::at<typename joined::position_type>(state)};
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
