// SPDX-License-Identifier: BSL-1.0
// A client, a proxy and a server, each in an event loop of its own: one visit that is let through, one to a host that
// the proxy does not know, one to a server that is closed.
#include <future>
#include <iostream>

#include "proxy.hpp"

namespace {

namespace ex = proxy_example;
using namespace std::chrono_literals;
using ex::hf::choreography::progress;

/// The event loop of one role. The network waits where there is nothing to do.
template <class Role, class Handler>
bool run(ex::end<Role> end, Handler& handler) {
    return end.poll(handler) == progress::ended;
}

void visit(std::string const& host, bool server_is_open) {
    examples::network net{2s};
    ex::visiting guest{{"good day\n", "good night\n"}};
    ex::gate gate{"echo.example"};
    ex::echo host_behind{server_is_open};

    auto const in_background = [](auto step) { return std::async(std::launch::async, step); };
    auto proxy = in_background([&] { return run(ex::end<ex::proxy>{net.end_of<ex::proxy>()}, gate); });
    auto server = in_background([&] { return run(ex::end<ex::server>{net.end_of<ex::server>()}, host_behind); });
    ex::end<ex::client> client{net.end_of<ex::client>()};
    bool const done = client.send(ex::request{host}) && run(client, guest);
    std::cout << host << ": " << (guest.refused.empty() ? "\n" + guest.heard : guest.refused + "\n");
    if (!done || !proxy.get() || !server.get()) std::cout << "(somebody was left waiting)\n";
}

}  // namespace

int main() {
    visit("echo.example", true);
    visit("elsewhere.example", true);
    visit("echo.example", false);
}
