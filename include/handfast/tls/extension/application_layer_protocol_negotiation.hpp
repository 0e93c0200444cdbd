// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_HPP
#define HANDFAST_TLS_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_HPP

#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The protocols that a client would speak, most preferred first, or the one that a server has chosen of them
/// (RFC 7301 §3.1): names such as "h2" and "http/1.1", whose bytes are compared.
template <class Storage>
struct basic_protocol_name_list {
    static constexpr auto type = extension_type::application_layer_protocol_negotiation;

    wire::vector<wire::opaque<1, 255, Storage>, 2, 65535, Storage> protocol_name_list;

    HANDFAST_MESSAGE(basic_protocol_name_list, protocol_name_list)
};

using protocol_name_list = basic_protocol_name_list<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
