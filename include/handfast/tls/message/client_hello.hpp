// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CLIENT_HELLO_HPP
#define HANDFAST_TLS_MESSAGE_CLIENT_HELLO_HPP

#include <string_view>

#include <handfast/tls/extension/client_extension.hpp>
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
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What the client knows (RFC 5246 §7.4.1.2). `random` is the RFC's Random, its time and its 28 bytes, as 32
/// opaque ones. The extensions may be missing altogether; a hello of that form is a whole hello.
template <class Storage>
struct basic_client_hello {
    static constexpr std::string_view name = "ClientHello";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::client_hello;
    using label = basic_client_hello<wire::view>;

    wire::open_enum<protocol_version> client_version;
    wire::bytes<32> random;
    wire::opaque<0, 32, Storage> session_id;
    wire::vector<wire::open_enum<cipher_suite>, 2, 65534, Storage> cipher_suites;
    wire::vector<wire::open_enum<compression_method>, 1, 255, Storage> compression_methods;
    wire::optional_tail<client_extensions<Storage>> extensions;

    HANDFAST_MESSAGE(basic_client_hello, client_version, random, session_id, cipher_suites, compression_methods,
                     extensions)
};

using client_hello = basic_client_hello<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
