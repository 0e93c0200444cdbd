// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_HEX_HPP
#define HANDFAST_CORE_HEX_HPP

#include <string>
#include <string_view>
#include <vector>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI {

/// `bytes` as lower-case hexadecimal digits, two a byte. Not for secrets: it indexes by their value.
[[nodiscard]] inline std::string to_hex(byte_view bytes) {
    std::string digits;
    digits.reserve(2 * bytes.size());
    for (auto const byte : bytes) {
        digits.push_back("0123456789abcdef"[byte >> 4]);
        digits.push_back("0123456789abcdef"[byte & 15]);
    }
    return digits;
}

/// The bytes that `digits` spells (either case; spaces and line ends between them are passed over).
/// Ends at the first character that is neither, so that a typing error shows as a short result.
[[nodiscard]] inline std::vector<std::uint8_t> from_hex(std::string_view digits) {
    std::vector<std::uint8_t> bytes;
    int high = -1;
    for (char const c : digits) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
        int const value = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (value < 0) break;
        if (high < 0) {
            high = value;
        } else {
            bytes.push_back(static_cast<std::uint8_t>(high << 4 | value));
            high = -1;
        }
    }
    return bytes;
}

}  // namespace handfast::inline HANDFAST_ABI

#endif
