// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_SERVER_NAME_HPP
#define HANDFAST_TLS_EXTENSION_SERVER_NAME_HPP

#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/tls/extension/name_type.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// A name of the server (RFC 6066 §3). `host_name` is a DNS name in ASCII, without a trailing dot; a name of
/// another type is kept in the same form, a length of two bytes and the name, as that section lays down.
template <class Storage>
struct basic_server_name {
    wire::open_enum<tls::name_type> name_type;
    wire::opaque<1, 65535, Storage> host_name;

    HANDFAST_MESSAGE(basic_server_name, name_type, host_name)
};

using server_name = basic_server_name<wire::view>;

/// Whom the client expects: the body of its `server_name` extension (RFC 6066 §3).
template <class Storage>
struct basic_server_name_list {
    static constexpr auto type = extension_type::server_name;

    wire::vector<basic_server_name<Storage>, 1, 65535, Storage> server_name_list;

    HANDFAST_MESSAGE(basic_server_name_list, server_name_list)
};

using server_name_list = basic_server_name_list<wire::view>;

/// The server used the name: the empty body of its `server_name` extension (RFC 6066 §3).
struct server_name_acknowledged {
    static constexpr auto type = extension_type::server_name;

    HANDFAST_MESSAGE(server_name_acknowledged)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
