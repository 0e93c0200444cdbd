// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_TURN_AWAY_HPP
#define HANDFAST_EXAMPLES_SUPPORT_TURN_AWAY_HPP

#include <array>
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <handfast/net/asio.hpp>
#include <handfast/tls/error.hpp>

namespace examples {

/// Says on the standard error stream what went wrong with a connection. Where the peer was sent an alert, that must not
/// be lost in the reset that follows if what still comes from the peer is not read.
inline boost::asio::awaitable<void> turn_away(handfast::net::asio_stream<boost::beast::tcp_stream>& stream,
                                              std::string_view what, boost::system::error_code error,
                                              std::chrono::milliseconds longest) {
    auto const& tls = stream.last_error();
    std::cerr << what << (tls && error == tls->what ? std::string{explain(*tls).view()} : error.message()) << '\n';
    if (!tls || tls->path != handfast::tls::error::alert_path::sent) co_return;
    auto& transport = stream.next_layer();
    (void)transport.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
    transport.expires_after(longest);
    for (std::array<char, 4096> dropped; !error;)
        co_await transport.async_read_some(boost::asio::buffer(dropped),
                                           boost::asio::redirect_error(boost::asio::use_awaitable, error));
}

}  // namespace examples

#endif
