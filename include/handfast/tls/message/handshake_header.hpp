// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_HANDSHAKE_HEADER_HPP
#define HANDFAST_TLS_MESSAGE_HANDSHAKE_HEADER_HPP

#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What stands before the body of a handshake message (RFC 5246 §7.4): four bytes, any four of which are a
/// header. `length` is that of the body, in bytes.
struct handshake_header {
    wire::open_enum<handshake_type> msg_type;
    wire::u24 length;

    HANDFAST_MESSAGE(handshake_header, msg_type, length)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
