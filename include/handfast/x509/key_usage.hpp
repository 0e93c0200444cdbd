// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_KEY_USAGE_HPP
#define HANDFAST_X509_KEY_USAGE_HPP

#include <cstdint>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// What a certificate's key may be used for (RFC 5280 §4.2.1.3): a set, joined with `|`. Bit n of the extension is
/// bit n here.
enum class key_usage : std::uint16_t {
    none = 0,
    digital_signature = 1u << 0,
    content_commitment = 1u << 1,
    key_encipherment = 1u << 2,
    data_encipherment = 1u << 3,
    key_agreement = 1u << 4,
    key_cert_sign = 1u << 5,
    crl_sign = 1u << 6,
    encipher_only = 1u << 7,
    decipher_only = 1u << 8,
};

/// All of both.
[[nodiscard]] constexpr key_usage operator|(key_usage a, key_usage b) noexcept {
    return static_cast<key_usage>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

/// Whether all of `needed` is in `allowed`.
[[nodiscard]] constexpr bool includes(key_usage allowed, key_usage needed) noexcept {
    return (static_cast<unsigned>(needed) & ~static_cast<unsigned>(allowed)) == 0;
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
