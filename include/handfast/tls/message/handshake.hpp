// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_HANDSHAKE_HPP
#define HANDFAST_TLS_MESSAGE_HANDSHAKE_HPP

#include <string_view>
#include <utility>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/length_prefixed.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// A handshake message with its header (RFC 5246 §7.4), where it is known to be a `Message`:
/// `encode(handshake<server_hello>{hello}, out)` writes type, length and body in one pass.
template <class Message>
struct handshake {
    static constexpr std::string_view name = Message::name;
    static constexpr auto content = content_type::handshake;
    using label = typename Message::label;

    wire::constant<handshake_type, Message::type> msg_type;
    wire::length_prefixed<wire::u24, Message> body;

    constexpr handshake() = default;
    constexpr handshake(Message message) : body(std::move(message)) {}

    HANDFAST_MESSAGE(handshake, msg_type, body)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
