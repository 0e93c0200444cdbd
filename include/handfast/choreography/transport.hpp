// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_TRANSPORT_HPP
#define HANDFAST_CHOREOGRAPHY_TRANSPORT_HPP

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include <handfast/choreography/kind.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// What a transport says of the next message: there is none yet, a whole one is there, or there will be none any more.
enum class readiness : unsigned char { none, ready, failed };

/// What a session or a connection asks of the handle that carries its messages. `IO` is cheap to copy: a
/// pointer to buffers, never the buffers. For every message `M` of the role it has
///
///     void io.template put<M>(m, int epoch);        sends m, whose label is M, under the keys `epoch`
///     bool io.template is<M>();                     whether the message that is ready is an M
///     std::optional<M> io.template take<M>();       consumes and decodes it; nothing where it is malformed
///     std::optional<M> io.template peek<M>();       decodes it without consuming it; only for an M of which the order
///                                                   knows kinds, and only asked where `is<M>()` holds
///
/// and, for all of them,
///
///     readiness io.pending(int epoch);              whether a whole message, protected under `epoch`, is there
///
/// Failures stay inside the transport, which tells them to whoever asks: after one, `pending` says `failed`.
/// In a protocol of more than two roles `put<M>(m, epoch, to)` is preferred where it exists; `to` is a value
/// of the receiving role. Epoch 0 is unprotected; see `epoch_index`.
template <class IO>
concept transport = std::copyable<IO> && requires(IO io) {
    { io.pending(0) } -> std::same_as<readiness>;
};

namespace detail {

template <class Label, class To, class IO, class M>
constexpr void put_as(IO& io, M const& m, int epoch) {
    if constexpr (requires { io.template put<Label>(m, epoch, To{}); }) io.template put<Label>(m, epoch, To{});
    else io.template put<Label>(m, epoch);
}

template <class To, class IO, class M>
constexpr void put(IO& io, M const& m, int epoch) {
    using label = label_of_t<M>;
    if constexpr (kind<label>) put_as<carrier_of_t<label>, To>(io, m.to_carrier(), epoch);
    else put_as<label, To>(io, m, epoch);
}

/// Whether the pending message is an `M`, or should be one and is malformed.
template <class M, class IO>
constexpr bool comes(IO& io) {
    if (!io.template is<carrier_of_t<M>>()) return false;
    if constexpr (!kind<M>) return true;
    else {
        auto const seen = io.template peek<carrier_of_t<M>>();
        return !seen || is_of_kind<M>(*seen, io);
    }
}

template <class M, class IO>
constexpr std::optional<M> take(IO& io) {
    if constexpr (!kind<M>) return io.template take<M>();
    else {
        auto taken = io.template take<carrier_of_t<M>>();
        if (!taken) return std::nullopt;
        return kind_access::make<M>(*std::move(taken));
    }
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
