// SPDX-License-Identifier: BSL-1.0
// WebSockets of Boost.Beast over TLS by handfast: a server that sends back what it is sent, and a client for it.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>

#include <handfast/net/address.hpp>
#include <handfast/net/asio.hpp>
#include <handfast/net/asio/beast.hpp>
#include <handfast/tls/client_config.hpp>
#include <handfast/tls/server_config.hpp>
#include <handfast/x509/server_name.hpp>

#include "support/arguments.hpp"
#include "support/turn_away.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace hf = handfast;
using namespace std::chrono_literals;
using asio::use_awaitable;
using asio::ip::tcp;
using error_code = boost::system::error_code;
using stream_type = websocket::stream<hf::net::asio_stream<beast::tcp_stream>>;

constexpr std::string_view usage = R"(websocket_echo --cert chain.pem --key key.pem [--port N] [--most N]
    serves WebSockets on 127.0.0.1, port 4433 unless given, and sends back each message; SIGTERM and SIGINT end it
    --most N    connections at a time, 1000 unless given; more wait until one ends
websocket_echo --ca ca.pem --connect HOST [--port N]
    sends each line of standard input as a message and prints what comes back
)";

constexpr auto patience = 10s;
constexpr auto last_words = 2s;

asio::awaitable<void> echo(stream_type& stream) {
    co_await stream.next_layer().async_handshake(patience, use_awaitable);
    stream.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    co_await stream.async_accept(use_awaitable);
    for (beast::flat_buffer message;; message.clear()) {
        co_await stream.async_read(message, use_awaitable);
        stream.text(stream.got_text());
        co_await stream.async_write(message.data(), use_awaitable);
    }
}

asio::awaitable<void> serve(tcp::socket socket, hf::tls::server_config const& config) {
    stream_type stream{beast::tcp_stream{std::move(socket)}, config};
    error_code trouble;
    try {
        co_await echo(stream);
    } catch (boost::system::system_error const& e) {
        trouble = e.code();
    }
    if (trouble == websocket::error::closed) std::cout << "closed" << std::endl;
    else co_await examples::turn_away(stream.next_layer(), "connection failed: ", trouble, last_words);
}

asio::awaitable<void> accept_all(tcp::acceptor& listener, hf::tls::server_config const& config, std::size_t most) {
    std::size_t running = 0;
    asio::steady_timer ended{listener.get_executor(), asio::steady_timer::time_point::max()};
    for (error_code error;;) {
        if (running >= most) {
            co_await ended.async_wait(asio::redirect_error(use_awaitable, error));
            continue;
        }
        auto socket = co_await listener.async_accept(asio::redirect_error(use_awaitable, error));
        if (error) {  // out of descriptors, most likely: some will come free
            std::cerr << "could not accept a connection: " << error.message() << '\n';
            asio::steady_timer soon{listener.get_executor(), 100ms};
            co_await soon.async_wait(use_awaitable);
            continue;
        }
        ++running;
        asio::co_spawn(listener.get_executor(), serve(std::move(socket), config), [&](std::exception_ptr trouble) {
            --running;
            ended.cancel();
            if (trouble) std::rethrow_exception(trouble);
        });
    }
}

int run_server(examples::arguments const& given) {
    hf::tls::server_config const config{
        hf::tls::server_identity::from_pem_files(given.required("--cert"), given.required("--key")).value()};
    asio::io_context io{1};
    tcp::acceptor listener{io, {asio::ip::address_v4::loopback(), given.port(given.value("--port").value_or("4433"))}};
    asio::signal_set signals{io, SIGTERM, SIGINT};
    std::cout << "listening on " << listener.local_endpoint() << std::endl;
    signals.async_wait([&](error_code, int) { io.stop(); });
    asio::co_spawn(io, accept_all(listener, config, given.number("--most").value_or(1'000)), asio::detached);
    io.run();
    return 0;
}

asio::awaitable<void> talk(std::string host, std::uint16_t port, stream_type& stream) {
    auto& transport = beast::get_lowest_layer(stream);
    tcp::resolver resolver{co_await asio::this_coro::executor};
    transport.expires_after(patience);
    co_await transport.async_connect(co_await resolver.async_resolve(host, std::to_string(port), use_awaitable),
                                     use_awaitable);
    co_await stream.next_layer().async_handshake(use_awaitable);
    transport.expires_never();
    stream.set_option(websocket::stream_base::timeout::suggested(beast::role_type::client));
    co_await stream.async_handshake(std::string{hf::net::host_and_port(host, port).view()}, "/", use_awaitable);
    for (std::string line; std::getline(std::cin, line);) {
        co_await stream.async_write(asio::buffer(line), use_awaitable);
        beast::flat_buffer message;
        co_await stream.async_read(message, use_awaitable);
        std::cout << beast::buffers_to_string(message.data()) << std::endl;
    }
    co_await stream.async_close(websocket::close_code::normal, use_awaitable);
}

int run_client(examples::arguments const& given) {
    auto const host = given.required("--connect");
    hf::tls::client_config const config{hf::x509::trust_store::from_pem_file(given.required("--ca")).value()};
    asio::io_context io{1};
    stream_type stream{io, config, hf::x509::server_name{host}};
    asio::co_spawn(io, talk(host, given.port(given.value("--port").value_or("4433")), stream),
                   [](std::exception_ptr trouble) {
                       if (trouble) std::rethrow_exception(trouble);
                   });
    io.run();
    return 0;
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{
        count, values, usage, {"--cert", "--key", "--port", "--most", "--ca", "--connect"}, {}};
    (void)given.others(0);
    try {
        return given.value("--connect") ? run_client(given) : run_server(given);
    } catch (std::exception const& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
