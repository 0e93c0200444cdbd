// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_PRINT_MESSAGE_HPP
#define HANDFAST_TLS_PRINT_MESSAGE_HPP

#include <cstddef>
#include <string>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/message/alert.hpp>
#include <handfast/tls/message/certificate.hpp>
#include <handfast/tls/message/certificate_request.hpp>
#include <handfast/tls/message/certificate_verify.hpp>
#include <handfast/tls/message/change_cipher_spec.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/message/client_key_exchange.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/message/server_hello.hpp>
#include <handfast/tls/message/server_hello_done.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/print.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

namespace detail {

template <class Message>
std::string printed(byte_view body, std::size_t indent) {
    auto const message = wire::decode<Message>(body);
    return message ? wire::print(*message, indent) : std::string{};
}

/// The message of `Messages` whose handshake type is `type`; nothing where there is none.
template <class... Messages>
std::string printed_of(handshake_type type, byte_view body, std::size_t indent) {
    std::string words;
    (void)((Messages::type == type && (words = printed<Messages>(body, indent), true)) || ...);
    return words;
}

}  // namespace detail

/// A message with its fields, each on a line of its own (see `wire::print`), every line indented by `indent`. Nothing
/// of application data, which is the application's to print, nor of what has no description here. For traces: what
/// they say of a handshake is public to whoever sees its packets, but for Finished, which is no secret either.
[[nodiscard]] inline std::string print(observed_message const& message, std::size_t indent = 0) {
    switch (message.content) {
        case content_type::alert: return detail::printed<alert>(message.bytes, indent);
        case content_type::change_cipher_spec: return detail::printed<change_cipher_spec>(message.bytes, indent);
        case content_type::handshake: {
            auto const header = wire::decode_prefix<handshake_header>(message.bytes);
            if (!header) return {};
            return detail::printed_of<hello_request, client_hello, server_hello, certificate, certificate_request,
                                      server_hello_done, certificate_verify, client_key_exchange, finished>(
                header->message.msg_type.value(), message.bytes.subspan(header->size), indent);
        }
        default: return {};
    }
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
