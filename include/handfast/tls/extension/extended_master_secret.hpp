// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_EXTENDED_MASTER_SECRET_HPP
#define HANDFAST_TLS_EXTENSION_EXTENDED_MASTER_SECRET_HPP

#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The sender has the extended master secret (RFC 7627 §5.1). Empty.
struct extended_master_secret {
    static constexpr auto type = extension_type::extended_master_secret;

    HANDFAST_MESSAGE(extended_master_secret)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
