// SPDX-License-Identifier: BSL-1.0
// A server of one page: Boost.Beast over TLS by handfast. A coroutine for each connection, all in one thread.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <list>
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
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <handfast/net/asio.hpp>
#include <handfast/tls/current_config.hpp>
#include <handfast/tls/error.hpp>

#include "support/arguments.hpp"
#include "support/server_config_from.hpp"
#include "support/turn_away.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace hf = handfast;
using namespace std::chrono_literals;
using asio::use_awaitable;
using asio::ip::tcp;
using error_code = boost::system::error_code;
using current_config = hf::tls::current_config<hf::tls::server_config>;
using stream_type = hf::net::asio_stream<beast::tcp_stream>;

constexpr std::string_view usage =
    R"(https_server --cert chain.pem --key key.pem [--bind ADDR] [--port N] [--most N] [--patience MS]
    --cert FILE    the certificate chain in PEM, the server's own certificate first
    --key FILE     its private key in PEM (PKCS#1 or PKCS#8)
    --bind ADDR    the local address, 127.0.0.1 unless given
    --port N       the port, 4433 unless given; 0 lets the system pick one
    --most N       connections at a time, 1000 unless given; more wait until one ends
    --patience MS  for a whole handshake, 10000 unless given
--cert and --key again: a server of several names, of which a client gets the one that it asks for, or the first.
SIGHUP reads certificates and keys again, for new connections.
SIGTERM and SIGINT end the program: idle connections at once, others when their request is answered, or
after 5 s.
)";

constexpr auto idle_time = 60s;  // until the next request; for a whole request; for an answer to be taken
constexpr auto last_words = 2s;
constexpr auto grace = 5s;
constexpr std::uint64_t greatest_request = 64 * 1024;

http::response<http::string_body> answer_to(http::request<http::string_body> const& request) {
    http::response<http::string_body> answer{http::status::ok, request.version()};
    std::string_view words = "<p>Served over TLS 1.2 by handfast.</p>";
    if (request.method() != http::verb::get && request.method() != http::verb::head) {
        answer.result(http::status::method_not_allowed);
        answer.set(http::field::allow, "GET, HEAD");
        words = "<p>Only GET and HEAD are answered here.</p>";
    } else if (request.target() != "/") {
        answer.result(http::status::not_found);
        words = "<p>There is no such page.</p>";
    }
    answer.set(http::field::content_type, "text/html; charset=utf-8");
    auto const page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>handfast</title></head><body>" +
                      std::string{words} + "</body></html>\n";
    if (request.method() == http::verb::head) answer.content_length(page.size());
    else answer.body() = page, answer.prepare_payload();
    return answer;
}

class server {
public:
    server(asio::io_context& io, current_config const& config, tcp::endpoint at, std::size_t most,
           std::chrono::milliseconds patience)
        : io_(io), config_(config), listener_(io, at), changed_(io, asio::steady_timer::time_point::max()), most_(most),
          patience_(patience) {}

    [[nodiscard]] tcp::endpoint local_endpoint() const { return listener_.local_endpoint(); }

    /// Accepts connections until `stop`.
    asio::awaitable<void> run() {
        while (!stopping_) {
            if (connections_.size() >= most_) {
                co_await change();
                continue;
            }
            error_code error;
            auto socket = co_await listener_.async_accept(asio::redirect_error(use_awaitable, error));
            if (stopping_) break;
            if (error) {  // out of descriptors, most likely: some will come free
                asio::steady_timer soon{io_, 100ms};
                co_await soon.async_wait(use_awaitable);
                continue;
            }
            auto const place = connections_.emplace(connections_.end(), std::move(socket), config_);
            asio::co_spawn(io_, serve(*place), [this, place](std::exception_ptr) {
                connections_.erase(place);
                changed_.cancel();
            });
        }
    }

    /// Accepts no more, ends what is idle, and lets the rest end; what has not ended after `longest` is cut off.
    asio::awaitable<void> stop(std::chrono::seconds longest) {
        stopping_ = true;
        listener_.close();
        changed_.cancel();
        for (auto& it : connections_)
            if (it.idle) it.stream.next_layer().cancel();
        asio::steady_timer limit{io_, longest};
        limit.async_wait([this](error_code error) {
            if (error) return;
            std::cerr << connections_.size() << " connections were cut off\n";
            for (auto& it : connections_) it.stream.next_layer().close();
        });
        while (!connections_.empty()) co_await change();
    }

private:
    struct connection {
        connection(tcp::socket socket, current_config const& config)
            : stream(beast::tcp_stream{std::move(socket)}, config) {}
        stream_type stream;
        bool idle = false;  // between two requests
    };

    /// Until a connection has ended, or something else that is waited for has happened.
    asio::awaitable<void> change() {
        error_code always;
        co_await changed_.async_wait(asio::redirect_error(use_awaitable, always));
    }

    asio::awaitable<void> serve(connection& it) {
        auto& [stream, idle] = it;
        auto& transport = stream.next_layer();
        error_code error;
        (void)transport.socket().set_option(tcp::no_delay{true}, error);
        co_await stream.async_handshake(patience_, asio::redirect_error(use_awaitable, error));
        if (error) co_return co_await examples::turn_away(stream, "handshake failed: ", error, last_words);
        beast::flat_buffer buffer;
        for (bool more = true; more && !stopping_;) {
            http::request_parser<http::string_body> parser;
            parser.body_limit(greatest_request);
            transport.expires_after(idle_time);
            if (buffer.size() == 0) {
                idle = true;
                auto const count = co_await stream.async_read_some(buffer.prepare(4096),
                                                                   asio::redirect_error(use_awaitable, error));
                // However a client goes that has asked for nothing: nobody is to be told, unless it was told why.
                if (error) break;
                idle = false;
                buffer.commit(count);
            }
            co_await http::async_read(stream, buffer, parser, asio::redirect_error(use_awaitable, error));
            if (error) break;
            auto answer = answer_to(parser.get());
            more = parser.get().keep_alive() && !stopping_;
            answer.keep_alive(more);
            transport.expires_after(idle_time);
            co_await http::async_write(stream, answer, asio::redirect_error(use_awaitable, error));
            if (error) break;
        }
        auto const& tls = stream.last_error();
        if (error && (!idle || (tls && tls->path == hf::tls::error::alert_path::sent)))
            co_return co_await examples::turn_away(stream, "connection failed: ", error, last_words);
        idle = false;
        transport.expires_never();
        co_await stream.async_shutdown(last_words, asio::redirect_error(use_awaitable, error));
    }

    asio::io_context& io_;
    current_config const& config_;
    tcp::acceptor listener_;
    std::list<connection> connections_{};
    asio::steady_timer changed_;
    std::size_t most_;
    std::chrono::milliseconds patience_;
    bool stopping_ = false;
};

/// Reads certificates and keys again with each signal, for connections that are new.
asio::awaitable<void> read_again(asio::signal_set& when, current_config& config, examples::arguments const& given) {
    for (error_code error;;) {
        co_await when.async_wait(asio::redirect_error(use_awaitable, error));
        if (error) co_return;
        auto fresh = examples::server_config_from(given, "http/1.1");
        std::cerr << (fresh ? "certificates and keys were read again" : "what was before stays: " + fresh.error())
                  << '\n';
        if (fresh) config.replace(*std::move(fresh));
    }
}

int run(examples::arguments const& given) {
    (void)given.others(0);
    (void)given.required("--cert");
    auto first = examples::server_config_from(given, "http/1.1");
    if (!first) given.refuse(first.error());
    current_config config{*std::move(first)};
    error_code error;
    auto const address = asio::ip::make_address(given.value("--bind").value_or("127.0.0.1"), error);
    if (error) given.refuse("--bind takes an address");
    auto const port = given.port(given.value("--port").value_or("4433"));
    asio::io_context io{1};
    try {
        server it{io,
                  config,
                  {address, port},
                  given.number("--most").value_or(1'000),
                  std::chrono::milliseconds{given.number("--patience").value_or(10'000)}};
        asio::signal_set signals{io, SIGTERM, SIGINT};
        asio::signal_set again{io, SIGHUP};
        asio::co_spawn(io, read_again(again, config, given), asio::detached);
        std::cout << "listening on " << it.local_endpoint() << std::endl;
        asio::co_spawn(io, it.run(), asio::detached);
        signals.async_wait([&](error_code, int) {
            again.cancel();
            asio::co_spawn(io, it.stop(grace), asio::detached);
        });
        io.run();
    } catch (boost::system::system_error const& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
    return 0;
}

}  // namespace

int main(int count, char** values) {
    return run({count, values, usage, {"--cert", "--key", "--bind", "--port", "--most", "--patience"}, {}});
}
