// SPDX-License-Identifier: BSL-1.0
// The same runs, written by hand: nothing but what has to be done.
#include "contenders.hpp"

namespace benchmarks::by_hand {

using handfast::choreography::readiness;

void send_five(line io) {
    io.put<client_hello>({}, 0);
    io.put<certificate>({}, 0);
    io.put<client_key_exchange>({}, 0);
    io.put<change_cipher_spec>({}, 0);
    io.put<finished>({}, 1);
}

namespace {

/// Calls `use` with each of the two messages.
template <class Use>
outcome receive(line io, Use use) {
    switch (io.pending(0)) {
        case readiness::none: return outcome::pending;
        case readiness::failed: return outcome::failed;
        case readiness::ready: break;
    }
    if (!io.is<server_hello>()) return outcome::refused;
    auto const hello = io.take<server_hello>();
    if (!hello) return outcome::failed;
    use(*hello);

    switch (io.pending(0)) {
        case readiness::none: return outcome::pending;
        case readiness::failed: return outcome::failed;
        case readiness::ready: break;
    }
    if (!io.is<server_hello_done>()) return outcome::refused;
    auto const done = io.take<server_hello_done>();
    if (!done) return outcome::failed;
    use(*done);
    return outcome::received;
}

}  // namespace

outcome receive_two(line io, application& to) {
    return receive(io, [&to](auto const& m) { take(to, m.number); });
}
outcome receive_two_for_others(line io, application& to) {
    return receive(io, [&to](auto const& m) { take(to, m); });
}

}  // namespace benchmarks::by_hand
