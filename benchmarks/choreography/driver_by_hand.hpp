// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_CHOREOGRAPHY_DRIVER_BY_HAND_HPP
#define HANDFAST_BENCHMARKS_CHOREOGRAPHY_DRIVER_BY_HAND_HPP

#include "contenders.hpp"

// What an event loop holds of the handshake, written by hand.
namespace benchmarks::by_hand {

enum class state : std::uint16_t {
    start,
    wait_server_hello,
    wait_certificate,
    wait_certificate_request_or_done,
    wait_server_hello_done,
    wait_change_cipher_spec,
    wait_finished,
    established,
    peer_closed,
    we_closed,
    over
};

class driver {
public:
    explicit driver(line over) : io(over) {}
    line io;
    state at = state::start;
};

}  // namespace benchmarks::by_hand

#endif
