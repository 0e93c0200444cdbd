// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_CHOREOGRAPHY_DRIVER_HPP
#define HANDFAST_BENCHMARKS_CHOREOGRAPHY_DRIVER_HPP

#include "contenders.hpp"
#include "order.hpp"

// What an event loop holds of the handshake.
namespace benchmarks::with_choreography {

class driver {
public:
    explicit driver(line io) : at(io) {}
    handfast::connection<handshake, client, line> at;
};

}  // namespace benchmarks::with_choreography

#endif
