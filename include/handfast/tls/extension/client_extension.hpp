// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_CLIENT_EXTENSION_HPP
#define HANDFAST_TLS_EXTENSION_CLIENT_EXTENSION_HPP

#include <handfast/tls/extension/application_layer_protocol_negotiation.hpp>
#include <handfast/tls/extension/ec_point_formats.hpp>
#include <handfast/tls/extension/extended_master_secret.hpp>
#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/tls/extension/renegotiation_info.hpp>
#include <handfast/tls/extension/server_name.hpp>
#include <handfast/tls/extension/signature_algorithms.hpp>
#include <handfast/tls/extension/supported_groups.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/tagged_list.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The extensions that have a description here.
template <class Storage>
struct client_extension_bodies
    : wire::alternatives<
          wire::alternative<extension_type::server_name, basic_server_name_list<Storage>>,
          wire::alternative<extension_type::supported_groups, basic_supported_groups<Storage>>,
          wire::alternative<extension_type::ec_point_formats, basic_ec_point_formats<Storage>>,
          wire::alternative<extension_type::signature_algorithms, basic_signature_algorithms<Storage>>,
          wire::alternative<extension_type::application_layer_protocol_negotiation, basic_protocol_name_list<Storage>>,
          wire::alternative<extension_type::extended_master_secret, tls::extended_master_secret>,
          wire::alternative<extension_type::renegotiation_info, basic_renegotiation_info<Storage>>> {};

/// An extension of a ClientHello (RFC 5246 §7.4.1.4). One that has no description is kept as bytes.
template <class Storage>
using basic_client_extension = wire::tagged<extension_type, wire::u16, Storage, client_extension_bodies<Storage>>;

using client_extension = basic_client_extension<wire::view>;

/// The extensions of a ClientHello, no type of which stands twice: `find<T>()` gives the one that is a `T`.
template <class Storage>
using client_extensions = wire::tagged_list<basic_client_extension<Storage>, 0, 65535, Storage>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
