// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NET_ASIO_ONE_LIBRARY_HPP
#define HANDFAST_TESTS_NET_ASIO_ONE_LIBRARY_HPP

#include <string>
#include <string_view>

// A server and a client over each Asio. They take a connected socket; `serve` gives what it heard, `ask` how it ended,
// and both the error's category and words where the handshake failed as it should.

namespace handfast::tests::on_boost_asio {
std::string serve(int socket);
std::string ask(int socket, std::string_view name, std::string_view words);
}  // namespace handfast::tests::on_boost_asio

namespace handfast::tests::on_standalone_asio {
std::string serve(int socket);
std::string ask(int socket, std::string_view name, std::string_view words);
}  // namespace handfast::tests::on_standalone_asio

#endif
