// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_NAME_TYPE_HPP
#define HANDFAST_TLS_EXTENSION_NAME_TYPE_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The kinds of name in a ServerNameList (RFC 6066 §3).
enum class name_type : std::uint8_t {
    host_name = 0,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(name_type value) noexcept {
    switch (value) {
        case name_type::host_name: return "host_name";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
