// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_TRANSPORT_HPP
#define HANDFAST_CHOREOGRAPHY_TRANSPORT_HPP

#include <concepts>
#include <type_traits>

#include <handfast/version.hpp>

// What a session or a connection asks of the handle that carries its messages. `IO` is cheap to copy: a
// pointer to buffers, never the buffers. For every message `M` of the role it has
//
//     void io.template put<M>(m, int epoch);        sends m, whose label is M, under the keys `epoch`
//     bool io.template is<M>();                     whether the message that is ready is an M
//     std::optional<M> io.template take<M>();       consumes and decodes it; nothing where it is malformed
//
// and, for all of them,
//
//     readiness io.pending(int epoch);              whether a whole message, protected under `epoch`, is there
//
// Failures stay inside the transport, which tells them to whoever asks: after one, `pending` says `failed`.
// In a protocol of more than two roles `put<M>(m, epoch, to)` is preferred where it exists; `to` is a value
// of the receiving role. Epoch 0 is unprotected; see `epoch_index`.
namespace handfast::inline HANDFAST_ABI::choreography {

enum class readiness : unsigned char { none, ready, failed };

template <class IO>
concept transport = std::copyable<IO> && requires(IO io) {
    { io.pending(0) } -> std::same_as<readiness>;
};

namespace detail {
template <class Label, class To, class IO, class M>
constexpr void put(IO& io, M const& m, int epoch) {
    if constexpr (requires { io.template put<Label>(m, epoch, To{}); }) io.template put<Label>(m, epoch, To{});
    else io.template put<Label>(m, epoch);
}
}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
