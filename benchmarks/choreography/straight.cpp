// SPDX-License-Identifier: BSL-1.0
// Straight runs through the typed session.
#include "contenders.hpp"
#include "order.hpp"

namespace benchmarks::with_choreography {

template <int State>
using session = handfast::session<straight, client, State, line>;

void send_five(line io) {
    auto s0 = handfast::start<straight, client>(io);
    auto s1 = std::move(s0).send(client_hello{});
    auto s2 = std::move(s1).send(certificate{});
    auto s3 = std::move(s2).send(client_key_exchange{});
    auto s4 = std::move(s3).send(change_cipher_spec{});
    auto s5 = std::move(s4).send(finished{});
    (void)std::move(s5).abandon();
}

namespace {

template <class Stopped>
outcome why(Stopped& stopped) {
    return stopped.pending() ? outcome::pending : stopped.refused() ? outcome::refused : outcome::failed;
}

/// Calls `use` with each of the two messages.
template <class Use>
outcome receive(line io, Use use) {
    // The session after the five, as a connection would hand it on.
    auto first = handfast::choreography::detail::session_access::make<session<5>>(io).receive();
    auto* const hello = get_if<server_hello>(&first);
    if (hello == nullptr) return why(first);
    use(hello->message);
    auto second = std::move(hello->next).receive();
    auto* const done = get_if<server_hello_done>(&second);
    if (done == nullptr) return why(second);
    use(done->message);
    (void)std::move(done->next).finish();
    return outcome::received;
}

}  // namespace

outcome receive_two(line io, application& to) {
    return receive(io, [&to](auto const& m) { take(to, m.number); });
}
outcome receive_two_for_others(line io, application& to) {
    return receive(io, [&to](auto const& m) { take(to, m); });
}

}  // namespace benchmarks::with_choreography
