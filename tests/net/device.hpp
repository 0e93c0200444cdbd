// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NET_DEVICE_HPP
#define HANDFAST_TESTS_NET_DEVICE_HPP

#include <chrono>

#include <handfast/net/tun.hpp>

namespace handfast_tests {

/// No test that ends well waits for so long.
inline handfast::net::deadline soon() { return handfast::net::deadline::in(std::chrono::seconds{60}); }

/// A device that is up, with the kernel at 10.9.0.1 and fd00::1.
inline handfast::net::tun device_with_kernel() {
    auto device = handfast::net::tun::open("hf0").value();
    device.set_address("10.9.0.1", 24).value();
    device.set_address("fd00::1", 64).value();
    device.bring_up(soon()).value();
    return device;
}

}  // namespace handfast_tests

#endif
