// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_SIGNATURE_ALGORITHMS_HPP
#define HANDFAST_TLS_EXTENSION_SIGNATURE_ALGORITHMS_HPP

#include <handfast/tls/extension/extension_type.hpp>
#include <handfast/tls/extension/signature_scheme.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The signatures that the client can verify, most preferred first (RFC 5246 §7.4.1.4.1).
template <class Storage>
struct basic_signature_algorithms {
    static constexpr auto type = extension_type::signature_algorithms;

    wire::vector<wire::open_enum<signature_scheme>, 2, 65534, Storage> supported_signature_algorithms;

    HANDFAST_MESSAGE(basic_signature_algorithms, supported_signature_algorithms)
};

using signature_algorithms = basic_signature_algorithms<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
