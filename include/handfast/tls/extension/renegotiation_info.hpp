// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_RENEGOTIATION_INFO_HPP
#define HANDFAST_TLS_EXTENSION_RENEGOTIATION_INFO_HPP

#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The verify_data of the handshake that is being renegotiated, empty in a first one (RFC 5746 §3.2).
template <class Storage>
struct basic_renegotiation_info {
    static constexpr auto type = extension_type::renegotiation_info;

    wire::opaque<0, 255, Storage> renegotiated_connection;

    HANDFAST_MESSAGE(basic_renegotiation_info, renegotiated_connection)
};

using renegotiation_info = basic_renegotiation_info<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
