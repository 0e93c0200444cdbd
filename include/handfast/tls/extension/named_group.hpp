// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EXTENSION_NAMED_GROUP_HPP
#define HANDFAST_TLS_EXTENSION_NAMED_GROUP_HPP

#include <cstdint>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Groups for key exchange by their registered number (RFC 8422 §5.1.1, RFC 8446 §4.2.7).
enum class named_group : std::uint16_t {
    secp256r1 = 23,
    secp384r1 = 24,
    secp521r1 = 25,
    x25519 = 29,
    x448 = 30,
    ffdhe2048 = 0x0100,
    ffdhe3072 = 0x0101,
    ffdhe4096 = 0x0102,
    ffdhe6144 = 0x0103,
    ffdhe8192 = 0x0104,
};

/// The registered name; empty where the value has none here.
[[nodiscard]] constexpr std::string_view to_string(named_group value) noexcept {
    switch (value) {
        case named_group::secp256r1: return "secp256r1";
        case named_group::secp384r1: return "secp384r1";
        case named_group::secp521r1: return "secp521r1";
        case named_group::x25519: return "x25519";
        case named_group::x448: return "x448";
        case named_group::ffdhe2048: return "ffdhe2048";
        case named_group::ffdhe3072: return "ffdhe3072";
        case named_group::ffdhe4096: return "ffdhe4096";
        case named_group::ffdhe6144: return "ffdhe6144";
        case named_group::ffdhe8192: return "ffdhe8192";
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
