// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_BEAST_HPP
#define HANDFAST_NET_ASIO_BEAST_HPP

#include <chrono>
#include <utility>

#include <handfast/net/asio/library.hpp>
#include <handfast/net/asio/stream.hpp>

#if defined(HANDFAST_STANDALONE_ASIO)
#error "Boost.Beast runs on Boost's Asio alone: it does not go together with HANDFAST_STANDALONE_ASIO"
#endif

#include <boost/beast/websocket/teardown.hpp>

// What Boost.Beast finds by the stream's type, so that a `websocket::stream` can be over TLS.
namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI {

/// How long a WebSocket that ends waits for the peer's close_notify; Beast's own timer, where one is set, may end it
/// before.
inline constexpr std::chrono::seconds beast_teardown_time{5};

}  // namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

template <class NextLayer>
struct beast_teardown {
    asio_stream<NextLayer>& stream;
    boost::beast::role_type role;
    asio_error_code first{};
    enum : char { starting, ending_tls, ending_transport } at = starting;

    template <class Self>
    void operator()(Self& self, asio_error_code error = {}) {
        if (at == starting) {
            at = ending_tls;
            self.reset_cancellation_state(asio::enable_total_cancellation{});
            stream.async_shutdown(beast_teardown_time, std::move(self));
        } else if (at == ending_tls) {
            at = ending_transport;
            first = error;
            using boost::beast::websocket::async_teardown;
            async_teardown(role, stream.next_layer(), std::move(self));
        } else {
            self.complete(first ? first : error);
        }
    }
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI {

/// Ends TLS, then what it runs over. As `asio_stream::shutdown` does, it waits for a peer that stays silent as long as
/// the connection lives.
template <class NextLayer>
void teardown(boost::beast::role_type role, asio_stream<NextLayer>& stream, asio_error_code& error) {
    stream.shutdown(error);
    asio_error_code ignored;
    using boost::beast::websocket::teardown;
    teardown(role, stream.next_layer(), error ? ignored : error);
}
template <class NextLayer, class Handler>
void async_teardown(boost::beast::role_type role, asio_stream<NextLayer>& stream, Handler&& handler) {
    asio::async_compose<Handler, void(asio_error_code)>(detail::beast_teardown<NextLayer>{stream, role}, handler,
                                                        stream);
}

}  // namespace handfast::inline HANDFAST_ABI::net::inline HANDFAST_ASIO_ABI

#endif
