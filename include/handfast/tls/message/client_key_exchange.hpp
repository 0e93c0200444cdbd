// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CLIENT_KEY_EXCHANGE_HPP
#define HANDFAST_TLS_MESSAGE_CLIENT_KEY_EXCHANGE_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/opaque.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The premaster secret, encrypted with the server's public key: RSA key transport (RFC 5246 §7.4.7.1).
template <class Storage>
struct basic_client_key_exchange {
    static constexpr std::string_view name = "ClientKeyExchange";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::client_key_exchange;
    using label = basic_client_key_exchange<wire::view>;

    wire::opaque<0, 65535, Storage> encrypted_pre_master_secret;

    HANDFAST_MESSAGE(basic_client_key_exchange, encrypted_pre_master_secret)
};

using client_key_exchange = basic_client_key_exchange<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
