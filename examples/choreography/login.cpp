// SPDX-License-Identifier: BSL-1.0
// A login, once with the right password and once with a wrong one. Client and server have a thread each, and a network
// in memory between them.
#include <chrono>
#include <future>
#include <iostream>
#include <random>

#include "login.hpp"
#include "network.hpp"

int main() {
    using namespace std::chrono_literals;
    namespace ex = login_example;

    for (auto const* password : {"correct horse", "battery staple"}) {
        examples::network net{2s};
        auto serving = std::async(std::launch::async, [&] {
            std::random_device random;
            return ex::serve(net.end_of<ex::server>(), {{{"anna", "correct horse"}}}, {random()});
        });
        for (auto const& words : ex::log_in(net.end_of<ex::client>(), "anna", password, {"good day", "good night"}))
            std::cout << words << '\n';
        std::cout << (serving.get() ? "(let in)" : "(sent away)") << '\n';
    }
}
