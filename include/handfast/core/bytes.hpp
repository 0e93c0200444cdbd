// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_BYTES_HPP
#define HANDFAST_CORE_BYTES_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI {

/// Bytes that somebody else owns, to read.
using byte_view = std::span<std::uint8_t const>;
/// Bytes that somebody else owns, to write into.
using byte_span = std::span<std::uint8_t>;

/// The characters of `text` as bytes, without a copy and without a terminator.
[[nodiscard]] inline byte_view as_bytes(std::string_view text) noexcept {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

/// `bytes` as characters, without a copy; says nothing about their encoding.
[[nodiscard]] inline std::string_view as_chars(byte_view bytes) noexcept {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

/// The unsigned integer in the first `sizeof(Integer)` bytes at `from`, most significant first.
template <std::unsigned_integral Integer>
[[nodiscard]] constexpr Integer load_big_endian(std::uint8_t const* from) noexcept {
    Integer value{};
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        value = static_cast<Integer>((value << (sizeof(Integer) > 1 ? 8 : 0)) | from[i]);
    return value;
}

/// Writes `value` to `sizeof(Integer)` bytes at `to`, most significant first.
template <std::unsigned_integral Integer>
constexpr void store_big_endian(Integer value, std::uint8_t* to) noexcept {
    for (std::size_t i = sizeof(Integer); i-- > 0;) {
        to[i] = static_cast<std::uint8_t>(value);
        value = static_cast<Integer>(value >> (sizeof(Integer) > 1 ? 8 : 0));
    }
}

/// Whether two public byte strings are equal. Not for secrets: it returns at the first difference.
[[nodiscard]] constexpr bool same_bytes(byte_view a, byte_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) return false;
    return true;
}

}  // namespace handfast::inline HANDFAST_ABI

#endif
