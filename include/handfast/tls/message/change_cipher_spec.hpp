// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_CHANGE_CIPHER_SPEC_HPP
#define HANDFAST_TLS_MESSAGE_CHANGE_CIPHER_SPEC_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What follows in this direction is under the keys just agreed on (RFC 5246 §7.1). One byte, which is 1.
struct change_cipher_spec {
    static constexpr std::string_view name = "ChangeCipherSpec";
    static constexpr auto content = content_type::change_cipher_spec;
    using label = change_cipher_spec;

    wire::constant<wire::u8, 1> type;

    HANDFAST_MESSAGE(change_cipher_spec, type)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
