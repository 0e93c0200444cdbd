// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NET_LOOPBACK_HPP
#define HANDFAST_TESTS_NET_LOOPBACK_HPP

#include <chrono>
#include <utility>

#include <handfast/net/posix.hpp>

namespace handfast_tests {

/// The two ends of one connection over the loopback interface.
struct loopback {
    handfast::net::stream client;
    handfast::net::stream server;

    static loopback make() {
        namespace net = handfast::net;
        auto listener = net::listen("127.0.0.1", 0).value();
        auto client = net::connect("127.0.0.1", listener.port()).value();
        auto server = listener.accept(net::deadline::in(std::chrono::seconds{10})).value();
        return {std::move(client), std::move(server)};
    }
};

}  // namespace handfast_tests

#endif
