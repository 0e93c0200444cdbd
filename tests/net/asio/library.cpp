// SPDX-License-Identifier: BSL-1.0
// Boost's Asio and the one without Boost, in two translation units of one program.
#include "boost_test.hpp"

#include <sys/socket.h>

#include <array>
#include <future>
#include <string>
#include <string_view>

#include "net/asio/one_library.hpp"

namespace {

using namespace handfast::tests;

struct said {
    std::string server, client;
};
said talk(std::string (*serve)(int), std::string (*ask)(int, std::string_view, std::string_view),
          std::string_view name) {
    std::array<int, 2> sockets{};
    BOOST_REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()) == 0);
    auto server = std::async(std::launch::async, serve, sockets[0]);
    auto client = ask(sockets[1], name, "hello");
    return {server.get(), std::move(client)};
}

BOOST_AUTO_TEST_SUITE(net_asio_library)

BOOST_AUTO_TEST_CASE(one_talks_to_the_other) {
    for (auto const& [server, client] : {talk(on_boost_asio::serve, on_standalone_asio::ask, "localhost"),
                                         talk(on_standalone_asio::serve, on_boost_asio::ask, "localhost")}) {
        BOOST_TEST(server == "hello");
        BOOST_TEST(client == "Success");
    }
}

BOOST_AUTO_TEST_CASE(each_has_its_own_error_codes) {
    for (auto const& [server, client] : {talk(on_boost_asio::serve, on_standalone_asio::ask, "elsewhere.example"),
                                         talk(on_standalone_asio::serve, on_boost_asio::ask, "elsewhere.example")}) {
        BOOST_TEST(server.starts_with("handfast.tls: "));
        BOOST_TEST(client.starts_with("handfast.tls: "));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
