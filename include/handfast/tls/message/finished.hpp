// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_FINISHED_HPP
#define HANDFAST_TLS_MESSAGE_FINISHED_HPP

#include <string_view>

#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/handshake_type.hpp>
#include <handfast/wire/bytes.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Proof that the sender saw the same handshake (RFC 5246 §7.4.9): 12 bytes in every suite there is.
struct finished {
    static constexpr std::string_view name = "Finished";
    static constexpr auto content = content_type::handshake;
    static constexpr auto type = handshake_type::finished;
    using label = finished;

    wire::bytes<12> verify_data;

    HANDFAST_MESSAGE(finished, verify_data)
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
