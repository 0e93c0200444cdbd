// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_SERVER_HELLO_HPP
#define HANDFAST_TLS_MESSAGE_SERVER_HELLO_HPP

#include <string_view>

#include <handfast/tls/extension/server_extension.hpp>
#include <handfast/tls/message/cipher_suite.hpp>
#include <handfast/tls/message/compression_method.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/tls/message/protocol_version.hpp>
#include <handfast/wire/bytes.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/optional_tail.hpp>
#include <handfast/wire/tagged_list.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The server's choice (RFC 5246 §7.4.1.3). The extensions may be missing altogether.
template <class Storage>
struct basic_server_hello {
    static constexpr std::string_view name = "ServerHello";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::server_hello;
    using label = basic_server_hello<wire::view>;

    wire::open_enum<protocol_version> server_version;
    wire::bytes<32> random;
    wire::opaque<0, 32, Storage> session_id;
    wire::open_enum<tls::cipher_suite> cipher_suite;
    wire::open_enum<tls::compression_method> compression_method;
    wire::optional_tail<server_extensions<Storage>> extensions;

    HANDFAST_MESSAGE(basic_server_hello, server_version, random, session_id, cipher_suite, compression_method,
                     extensions)
};

using server_hello = basic_server_hello<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
