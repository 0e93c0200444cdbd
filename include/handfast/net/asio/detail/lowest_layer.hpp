// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_LOWEST_LAYER_HPP
#define HANDFAST_NET_ASIO_DETAIL_LOWEST_LAYER_HPP

#include <handfast/net/asio/library.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

/// The lowest layer of a stream that has layers; else (a `beast::tcp_stream` shows none) the stream itself.
template <class Stream>
struct lowest_layer {
    using type = Stream;
    template <class S>
    static S& of(S& stream) noexcept {
        return stream;
    }
};
template <class Stream>
    requires requires(Stream& stream) {
        typename Stream::lowest_layer_type;
        stream.lowest_layer();
    }
struct lowest_layer<Stream> {
    using type = typename Stream::lowest_layer_type;
    template <class S>
    static auto& of(S& stream) noexcept {
        return stream.lowest_layer();
    }
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

#endif
