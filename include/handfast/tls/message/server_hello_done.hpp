// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_SERVER_HELLO_DONE_HPP
#define HANDFAST_TLS_MESSAGE_SERVER_HELLO_DONE_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The server has said what it has to say in its first flight (RFC 5246 §7.4.5). Empty.
struct server_hello_done {
    static constexpr std::string_view name = "ServerHelloDone";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::server_hello_done;
    using label = server_hello_done;

    HANDFAST_MESSAGE(server_hello_done)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
