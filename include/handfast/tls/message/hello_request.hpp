// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_HELLO_REQUEST_HPP
#define HANDFAST_TLS_MESSAGE_HELLO_REQUEST_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The server would like to negotiate anew (RFC 5246 §7.4.1.1). Empty, and not part of the transcript.
struct hello_request {
    static constexpr std::string_view name = "HelloRequest";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::hello_request;
    using label = hello_request;

    HANDFAST_MESSAGE(hello_request)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
