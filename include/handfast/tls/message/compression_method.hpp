// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_MESSAGE_COMPRESSION_METHOD_HPP
#define HANDFAST_TLS_MESSAGE_COMPRESSION_METHOD_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Compression methods (RFC 5246 §6.1, RFC 3749). Only `null` is ever agreed on.
enum class compression_method : std::uint8_t {
    null = 0,
    deflate = 1,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(compression_method value) noexcept {
    switch (value) {
        case compression_method::null: return "null";
        case compression_method::deflate: return "DEFLATE";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
