// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_SERVER_EXTENSION_HPP
#define HANDFAST_TLS_EXTENSION_SERVER_EXTENSION_HPP

#include <handfast/tls/extension/application_layer_protocol_negotiation.hpp>
#include <handfast/tls/extension/ec_point_formats.hpp>
#include <handfast/tls/extension/extended_master_secret.hpp>
#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/tls/extension/renegotiation_info.hpp>
#include <handfast/tls/extension/server_name.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/tagged_list.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The extensions that have a description here.
template <class Storage>
struct server_extension_bodies
    : wire::alternatives<
          wire::alternative<extension_type::server_name, server_name_acknowledged>,
          wire::alternative<extension_type::ec_point_formats, basic_ec_point_formats<Storage>>,
          wire::alternative<extension_type::application_layer_protocol_negotiation, basic_protocol_name_list<Storage>>,
          wire::alternative<extension_type::extended_master_secret, tls::extended_master_secret>,
          wire::alternative<extension_type::renegotiation_info, basic_renegotiation_info<Storage>>> {};

/// An extension of a ServerHello (RFC 5246 §7.4.1.4). One that has no description is kept as bytes.
template <class Storage>
using basic_server_extension = wire::tagged<extension_type, wire::u16, Storage, server_extension_bodies<Storage>>;

using server_extension = basic_server_extension<wire::view>;

/// The extensions of a ServerHello, no type of which stands twice: `find<T>()` gives the one that is a `T`.
template <class Storage>
using server_extensions = wire::tagged_list<basic_server_extension<Storage>, 0, 65535, Storage>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
