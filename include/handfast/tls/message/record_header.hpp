// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_RECORD_HEADER_HPP
#define HANDFAST_TLS_MESSAGE_RECORD_HEADER_HPP

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/protocol_version.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What stands before the fragment of a record (RFC 5246 §6.2.1): five bytes, any five of which are a
/// header. `length` is that of the fragment, in bytes.
struct record_header {
    wire::open_enum<content_type> type;
    wire::open_enum<protocol_version> version;
    wire::u16 length;

    HANDFAST_MESSAGE(record_header, type, version, length)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
