// SPDX-License-Identifier: BSL-1.0
// Fetches a page: Boost.Beast over TLS by handfast, as a coroutine.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <handfast/net/asio.hpp>
#include <handfast/x509/trust_store.hpp>

#include "support/arguments.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace hf = handfast;
using namespace std::chrono_literals;
using asio::use_awaitable;
using stream_type = hf::net::asio_stream<beast::tcp_stream>;

constexpr std::string_view usage = R"(https_get [--ca FILE] URL
    prints the page at URL: https://host[:port][/path]
    --ca FILE    the certificates that are trusted, in PEM; the system's unless given
Exit code: 0 for a page, 1 where something failed, 2 where the server's answer is not one of success.
)";

constexpr auto patience = 30s;  // for each of: connecting, the handshake, the answer
constexpr auto last_words = 2s;
constexpr std::uint64_t greatest_page = 64 << 20;

struct url {
    std::string host;       // an IPv6 address without its brackets
    std::string authority;  // host and port, as the field Host has them (RFC 9112 §3.2)
    std::string port = "443";
    std::string path = "/";  // and query; a fragment is the client's own affair (RFC 3986 §3.5)

    /// Nothing where `text` is not as the usage says.
    static std::optional<url> parse(std::string_view text) {
        constexpr std::string_view scheme = "https://";
        if (!text.starts_with(scheme)) return std::nullopt;
        // Nothing else is in a URI, and a line's end would make a line of its own of what follows.
        if (!std::ranges::all_of(text, [](char c) { return '!' <= c && c <= '~'; })) return std::nullopt;
        text.remove_prefix(scheme.size());
        text = text.substr(0, text.find('#'));
        url found;
        if (auto const end = text.find_first_of("/?"); end != text.npos) {
            found.path = text.substr(end);
            if (found.path.front() == '?') found.path.insert(0, "/");
            text = text.substr(0, end);
        }
        // An IPv6 address stands in brackets, so that its colons are not the port's (RFC 3986 §3.2.2).
        found.authority = text;
        auto const colon = text.find(':', text.starts_with('[') ? text.find(']') : 0);
        if (colon != text.npos) {
            found.port = text.substr(colon + 1);
            text = text.substr(0, colon);
        }
        if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
        found.host = text;
        if (found.port == "443") found.authority = found.authority.substr(0, colon);
        if (found.host.empty() || found.port.empty()) return std::nullopt;
        return found;
    }
};

asio::awaitable<unsigned> get(url from, stream_type& stream) {
    auto& transport = stream.next_layer();
    asio::ip::tcp::resolver resolver{co_await asio::this_coro::executor};
    auto const addresses = co_await resolver.async_resolve(from.host, from.port, use_awaitable);
    transport.expires_after(patience);
    co_await transport.async_connect(addresses, use_awaitable);
    co_await stream.async_handshake(use_awaitable);

    http::request<http::empty_body> request{http::verb::get, from.path, 11};
    request.set(http::field::host, from.authority);
    request.set(http::field::user_agent, "handfast https_get");
    request.set(http::field::connection, "close");
    co_await http::async_write(stream, request, use_awaitable);

    beast::flat_buffer buffer;
    http::response_parser<http::string_body> answer;
    answer.body_limit(greatest_page);
    transport.expires_after(patience);
    co_await http::async_read(stream, buffer, answer, use_awaitable);
    std::cout << answer.get().body() << std::flush;

    // The page is whole, by its length or its last chunk or its close_notify: what the server says after it is its own.
    boost::system::error_code ignored;
    co_await stream.async_shutdown(last_words, asio::redirect_error(use_awaitable, ignored));
    co_return answer.get().result_int();
}

int run(examples::arguments const& given) {
    auto const from = url::parse(given.others(1)[0]);
    if (!from) given.refuse(given.others(1)[0] + " is not https://host[:port][/path]");
    auto const ca = given.value("--ca");
    auto trust = ca ? hf::x509::trust_store::from_pem_file(*ca) : hf::x509::trust_store::system();
    if (!trust) given.refuse(explain(trust.error()));
    auto const name = hf::x509::server_name::parse(from->host);
    if (!name) given.refuse(explain(name.error()));

    hf::tls::client_config const config{std::move(*trust)};
    asio::io_context io;
    stream_type stream{io, config, *name};
    int code = 1;
    asio::co_spawn(io, get(*from, stream), [&](std::exception_ptr trouble, unsigned status) {
        try {
            if (trouble) std::rethrow_exception(trouble);
            code = status / 100 == 2 ? 0 : 2;
            if (code != 0) std::cerr << "the server's answer is " << status << '\n';
        } catch (boost::system::system_error const& e) {
            // Of TLS more is known than a code can say.
            auto const& tls = stream.last_error();
            if (tls && e.code() == tls->what) std::cerr << explain(*tls).view() << '\n';
            else std::cerr << e.code().message() << '\n';
        } catch (std::exception const& e) {
            std::cerr << e.what() << '\n';
        }
    });
    io.run();
    return code;
}

}  // namespace

int main(int count, char** values) { return run({count, values, usage, {"--ca"}, {}}); }
