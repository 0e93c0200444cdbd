// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_EC_POINT_FORMAT_HPP
#define HANDFAST_TLS_EXTENSION_EC_POINT_FORMAT_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// How points of a curve are written (RFC 8422 §5.1.2).
enum class ec_point_format : std::uint8_t {
    uncompressed = 0,
    ansi_x962_compressed_prime = 1,
    ansi_x962_compressed_char2 = 2,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(ec_point_format value) noexcept {
    switch (value) {
        case ec_point_format::uncompressed: return "uncompressed";
        case ec_point_format::ansi_x962_compressed_prime: return "ansiX962_compressed_prime";
        case ec_point_format::ansi_x962_compressed_char2: return "ansiX962_compressed_char2";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
